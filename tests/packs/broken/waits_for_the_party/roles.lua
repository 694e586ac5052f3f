return {
  { id = "handler", title = "承办人", kind = "officer", credential = true },
  { id = "head", title = "机关负责人", kind = "officer" },
  { id = "party", title = "当事人", kind = "party" },
  { id = "law", title = "依法自动", kind = "law" },
}
