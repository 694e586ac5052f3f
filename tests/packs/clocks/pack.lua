return { id = "clocks", version = "1", title = "测试期限的法规包", procedures = { "procedures/times" }, documents = {} }
