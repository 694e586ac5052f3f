return {
  { "number", title = "六十日", basis = "处罚法60", number = "handle_days", is = "60 day" },
}
