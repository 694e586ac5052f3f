-- What coercive measures share: facts, guards and pieces of procedure of 查封、扣押 and 冻结.
local facts = use "facts"
local coercion = {}

-- Why, by which rule, and that nothing milder would do (强制法5、16).
coercion.ground = {
  { "measure_ground", "choice", "采取强制措施的目的",
    options = { { "stop", "制止违法行为" }, { "evidence", "防止证据损毁" }, { "harm", "避免危害发生" }, { "spread", "控制危险扩大" } } },
  { "measure_text", "long", "事实和理由", max = 4000 },
  { "measure_law", "text", "依据", max = 300, help = "写法律、法规的全称和条、款、项、目；规章和其他文件不能作为依据" },
  { "milder", "choice", "非强制手段",
    options = { { "tried", "已经采用，不能达到目的" }, { "useless", "不能达到目的" }, { "enough", "能够达到目的" } } },
  { "slight", "yesno", "违法行为情节显著轻微或者没有明显社会危害" },
}

-- The scene: officers, party, witness, rights told, words heard, the record (强制法18).
coercion.scene = {
  { "shown", "yesno", "已出示执法身份证件" },
  { "present", "choice", "当事人到场",
    options = { { "party", "当事人到场" }, { "witness", "当事人不到场，已邀请见证人" } } },
  { "scene_witness", "text", "见证人", max = 120, personal = true },
  { "told", "yesno", "已告知理由、依据、权利和救济途径", hidden = true },
  { "heard", "yesno", "已听取陈述和申辩", hidden = true },
  { "heard_text", "long", "当事人的陈述、申辩和核实情况", max = 4000, help = "没有提出的，写明没有提出" },
  { "scene_text", "long", "现场笔录", max = 8000 },
  { "scene_signed", "choice", "笔录签名",
    options = { { "both", "当事人和执法人员签名或者盖章" }, { "refused", "当事人拒绝签名，已在笔录中注明" },
      { "witness", "当事人不到场，见证人和执法人员签名或者盖章" } } },
  { "scene_scan", "file", "现场笔录扫描件或者音像记录" },
  { "recorded", "yesno", "已制作现场笔录", hidden = true },
}

coercion.may_coerce = { "may_coerce", reads = { "sys.has_power" },
  test = function(f) return f["sys.has_power"] == true end,
  because = "本机关的职权目录里没有可以实施这种强制措施的有效职权。强制措施由法律、法规规定的行政机关在法定职权范围内实施，不得委托。",
  basis = "强制法17Ⅰ" }

coercion.needed = { "measure_needed", reads = { "milder", "slight" },
  test = function(f) return f.milder ~= "enough" and f.slight ~= true end,
  because = "采用非强制手段可以达到目的的，不得采取强制措施；情节显著轻微或者没有明显社会危害的，可以不采取。不再报批，办理不实施。",
  basis = "强制法5、16Ⅱ", cure = "drop" }

coercion.credential_shown = { "credential_shown", reads = { "shown" },
  test = function(f) return f.shown == true end,
  because = "还没有出示执法身份证件的记录。两名以上执法人员出示证件并登记后，再实施。", basis = "强制法18(二)、(三)",
  cure = "scene.arrive" }

coercion.rights_told = { "rights_told", reads = { "told" },
  test = function(f) return f.told == true end,
  because = "还没有当场告知采取强制措施的理由、依据以及当事人的权利、救济途径。", basis = "强制法18(五)", cure = "scene.tell" }

coercion.party_heard = { "party_heard", reads = { "heard" },
  test = function(f) return f.heard == true end,
  because = "还没有听取当事人陈述和申辩的记录。", basis = "强制法18(六)", cure = "scene.tell" }

coercion.scene_recorded = { "scene_recorded", reads = { "recorded" },
  test = function(f) return f.recorded == true end,
  because = "还没有制作现场笔录。由当事人（或者见证人）和执法人员签名，当事人拒绝的注明。", basis = "强制法18(七)、(八)",
  cure = "scene.record" }

-- A matter of its own is filed by the archivist; one that runs beside a case ends in that case's file.
coercion.stands_alone = { "stands_alone", reads = { "sys.has_parent" },
  test = function(f) return f["sys.has_parent"] ~= true end,
  because = "这个程序在上级案件里办理，材料归入该案件的案卷。办理并入主案卷。", basis = "意见四(八)", cure = "settle" }

coercion.has_parent = { "has_parent", reads = { "sys.has_parent" },
  test = function(f) return f["sys.has_parent"] == true end,
  because = "这个程序是单独办理的，处理完毕后由档案管理人员归档。", basis = "意见四(八)", cure = "archive" }

coercion.archive_facts = {
  { "archive_no", "text", "档号", max = 60 },
  { "retention", "choice", "保管期限", options = facts.retentions },
  { "drop_why", "long", "不实施的理由", max = 1000 },
}

return coercion
