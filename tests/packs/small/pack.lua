return {
  id = "small", version = "1", title = "测试用小法规包",
  procedures = { "procedures/fine", "procedures/talk", "procedures/entrust" },
  documents = { "documents/notice" },
}
