return {
  { "order", "先后颠倒", { basis = "处罚法9", fine = { 1, 2 } }, { basis = "意见四(三)", fine = { 1, 2 } } },
  { "bounds", "上下限颠倒", { basis = "意见四(三)", fine = { 2, 1 } }, { basis = "处罚法9", days = { 1 } } },
  { "both", "两样都写", { basis = "意见四(三)、五", fine = { 1, 2 }, measured = "货值" }, { basis = "处罚法9", fines = { 1, 2 } } },
  { "one", "只有一项", { basis = "处罚法9", fine = { 1, 2 } } },
}
