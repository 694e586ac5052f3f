return {
  { id = "handler", title = "承办人", kind = "officer", credential = true },
  { id = "law", title = "依法自动", kind = "law" },
}
