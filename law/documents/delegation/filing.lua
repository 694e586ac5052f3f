-- 委托执法备案表.
local parts = use "documents/parts"

return {
  id = "delegation.filing", title = "委托执法备案表", outward = false, basis = "意见三(三)",
  demand = { "delegate_name", "ground", "since", "until" },

  body = function(f)
    return {
      parts.sheet({ { "委托机关", parts.text(f.organ) }, { "受托单位", parts.text(f.delegate_name) },
        { "委托依据", parts.text(f.ground) }, { "权限", parts.choice(f, "authority") },
        { "期限", parts.date(f.since) .. "至" .. parts.date(f["until"]) }, { "职权事项", tostring(#(f.powers or {})) .. "项，见协议" },
        { "监督措施", parts.text(f.supervision_text) }, { cells = { "备案机关意见", { text = "", foot = "（盖章）　　年　　月　　日" } }, lines = 4 } }),
      parts.close(f),
    }
  end,
}
