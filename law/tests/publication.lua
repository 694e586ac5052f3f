-- Publication of decisions, and its withdrawal.
local parts = use "tests/parts"

local text = { publish_title = "某某（虚构）食品店经营超过保质期食品案", publish_text = "罚款伍万陆仟元", publish_mask = "隐去证件号码和住址",
  publish_until = "2029-10-20", publish_ground = "influence", sealed_record = false }

return {
  { title = "七个工作日内公开，期满自行结束", procedure = "penalty.ordinary",
    steps = parts.join(parts.to_decision, {
      { act = "publication.open" },
      { act = "publication.open", refused = "publication_new" },
      { child = "publication", expect = { ["due.publish"] = "2026-10-29" } },
      { child = "publication", act = "publish", fields = { publish_text = "" }, refused = "publish_text" },
      { child = "publication", act = "publish", fields = text },
      { child = "publication", act = "publish.approve" },
      { child = "publication", expect = { published_on = "2026-10-20", ["due.until"] = "2029-10-20", ["clock.publish"] = "stopped" } },
      { on = "2029-10-20", expect = { ["child.publication"] = "open" } },
      { on = "2029-10-21", expect = { ["child.publication"] = "ended" } },
    }), ends = "decided" },

  { title = "应当封存的治安违法记录不公开", procedure = "penalty.ordinary",
    steps = parts.join(parts.to_decision, {
      { act = "publication.open" },
      { child = "publication", act = "publish", fields = { sealed_record = true, publish_until = "2029-10-20" }, refused = "not_sealed" },
      { child = "publication", act = "drop" },
      { expect = { ["child.publication"] = "dropped" } },
    }), ends = "decided" },

  { title = "决定被撤销，三个工作日内撤回并说明理由", procedure = "penalty.ordinary",
    steps = parts.join(parts.to_decision, {
      { act = "publication.open" },
      { child = "publication", act = "publish", fields = text },
      { child = "publication", act = "withdraw", refused = "state" },
      { child = "publication", act = "publish.approve" },
      { child = "publication", act = "change.record", on = "2026-12-01", fields = { change_kind = "annulled", change_on = "2026-12-01" } },
      { child = "publication", expect = { ["due.withdraw"] = "2026-12-04" } },
      { child = "publication", act = "withdraw" },
      { expect = { ["child.publication"] = "withdrawn" } },
      { act = "publication.open" },
    }), ends = "decided" },

  { title = "历史决定的公开没有期限，也要批准", procedure = "record.decision",
    steps = {
      { act = "import", on = "2026-09-01", by = "archivist", fields = { party_kind = "org", party_name = "某某（虚构）公司", decision_number = "某演罚〔2019〕7号" } },
      { act = "publication.open" },
      { child = "publication", expect = { ["clock.publish"] = "off" } },
      { child = "publication", act = "publish", fields = text },
      { child = "publication", act = "publish.approve", by = "handler/1", refused = "role" },
      { child = "publication", act = "publish.approve" },
      { act = "void", refused = "publication_new" },
    }, ends = "recorded" },
}
