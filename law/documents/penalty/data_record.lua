-- 电子数据提取笔录: source, way, digest, who took it and when.
local evidence = use "evidence"
local parts = use "documents/parts"

return {
  id = "penalty.data_record", title = "电子数据提取笔录", outward = false, basis = "处罚法42Ⅰ、46Ⅰ(四)、Ⅱ、55",
  volume = "main", place = 50,
  demand = { "title", "party_name", "shown" },
  when = function(f) return parts.row(f).evidence_kind == "data" end,

  body = function(f)
    local e = parts.row(f)
    return {
      parts.sheet({ { "案由", parts.text(f.title) }, { "案号", parts.text(f.case_no) }, { "当事人", parts.text(f.party_name) },
        { "提取日期", parts.date(e.evidence_on) },
        { "名称", parts.text(e.evidence_name) }, { "提取地点", parts.text(e.evidence_place) }, { "取得", evidence.origin(e) },
        { "证明的事实", evidence.point_titles(e) }, { "证明内容", parts.text(e.evidence_proves) }, { "完整性校验值（SHA-256）", parts.text(e.evidence_file) },
        { "提取人", parts.officers(f) } }),
      parts.p("提取前已出示执法证件。数据按原始状态提取，提取后计算校验值并封存存储介质；原件保持不变，复制件另行制作。校验值由平台在上传时重新计算，与上列一致。"),
      parts.signatures("当事人（电子数据持有人、提供人）：", "见证人："),
    }
  end,
}
