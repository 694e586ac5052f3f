-- The dossier: its contents by volume, what may be done with it once it is sealed.
local parts = use "tests/parts"

-- A person's case on the spot, closed on 18 September.
local closed = {
  { act = "start", on = "2026-09-18", fields = { title = "违反停车管理规定", party_kind = "person", party_name = "某甲（虚构）",
    capacity = "full", evidence_other = true, clear_facts = true, act_on = "2026-09-18", handlers = { "handler/1", "handler/2" } } },
  { act = "tell", fields = { law_basis = parts.minor_basis, spot_kind = "warning" } },
  { act = "hear", fields = { defended = "no" } },
  { act = "decide", fields = { court_name = "某区人民法院" } },
  { act = "deliver" },
  { act = "report" },
  { act = "close" },
  { act = "close.approve", expect = { ["clock.file"] = "running", ["due.file"] = "2026-10-19" } },
}

local lending = { borrower = "某甲", borrower_of = "法制机构", lend_ground = "案卷评查", lent_on = "2026-10-12", lent_until = "2026-10-20" }

return {
  { title = "正卷、副卷分开，决定书在前，回证随文书", procedure = "penalty.ordinary",
    steps = parts.join(parts.to_decision, parts.paid, {
      { act = "publication.none" },
      { act = "close" },
      { act = "close.approve" },
      { act = "archive", refused = "contents_made" },
      { act = "contents.make", paper = "penalty.contents", says = { "一、正卷", "三、副卷（机关内部材料）", "立案审批表", "合法性审查意见书" } },
      { paper = "penalty.note", says = { "副卷", "证据和笔录" } },
      { act = "archive", expect = { ["child.dossier"] = "open" } },
    }), ends = "archived" },

  { title = "归档后：借出、归还、复制、补充材料、移交", procedure = "penalty.summary",
    steps = parts.join(closed, {
      { act = "contents.make", on = "2026-10-10" },
      { act = "archive", by = "handler/1", refused = "role" },
      { act = "archive", expect = { ["clock.file"] = "stopped", ["child.dossier"] = "open" } },
      { act = "contents.make", refused = "state" },
      { child = "dossier", act = "lend", on = "2026-10-12", by = "handler/1", fields = lending, refused = "role" },
      { child = "dossier", act = "lend", fields = lending },
      { child = "dossier", act = "lend.approve", by = "archivist", refused = "role" },
      { child = "dossier", act = "lend.approve", expect = { ["clock.give_back"] = "running", ["due.give_back"] = "2026-10-20" } },
      { child = "dossier", act = "lend", fields = lending, refused = "state" },
      { child = "dossier", act = "hand_over", refused = "state" },
      { child = "dossier", act = "copy", fields = { copy_to = "某区人民法院", copy_ground = "调阅案卷材料", copy_what = "决定书", copy_on = "2026-10-13" } },
      { child = "dossier", act = "copy.approve" },
      { child = "dossier", act = "give_back", on = "2026-10-19", item = 1, fields = { returned_on = "2026-10-19", returned_state = "完好" },
        expect = { ["clock.give_back"] = "stopped" } },
      { child = "dossier", act = "supplement", fields = { supplement_name = "银行回单", supplement_why = "归档后才收到" } },
      { child = "dossier", act = "supplement.approve", paper = "archive.supplement", says = { "银行回单", "归档后才收到", "没有改动" } },
      { child = "dossier", act = "hand_over" },
      { child = "dossier", act = "hand_over.approve" },
      { expect = { ["child.dossier"] = "handed" } },
    }), ends = "archived" },
}
