return {
  { "after", procedure = "fine", title = "告知后不再取证", basis = "处罚法46", never = "prove", after = { "tell" } },
}
