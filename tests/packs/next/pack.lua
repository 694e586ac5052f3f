-- The small pack's next version: a state has another name, a term is shorter, a fact is called
-- otherwise, a decision wants one thing more.
return {
  id = "small", version = "2", title = "测试用小法规包",
  procedures = { "procedures/fine", "procedures/talk", "procedures/entrust" },
  documents = { "documents/notice" },
  transitions = "transitions",
}
