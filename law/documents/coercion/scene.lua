-- 现场笔录: officers, party or witness, rights told, words heard, what was done, signatures (强制法18(七)、(八)、(九)).
local parts = use "documents/parts"

return {
  id = "coercion.scene", title = "行政强制措施现场笔录", outward = false, basis = "强制法18(二)、(三)、(七)、(八)、(九)",
  volume = "main", place = 50,
  demand = { "title", "party_name", "present", "heard_text", "scene_text", "scene_signed" },

  body = function(f)
    return {
      parts.sheet({ { "案由", parts.text(f.title) }, { "当事人", parts.text(f.party_name) }, { "日期", parts.date(f.taken_on or f.today) },
        { "地点", parts.text(f.place) }, { "执法人员", parts.officers(f) }, { "到场情况", parts.choice(f, "present") },
        { "见证人", f.scene_witness or "——" } }),
      parts.p("执法人员出示执法身份证件，通知当事人到场，当场告知采取行政强制措施的理由、依据以及当事人依法享有的权利、救济途径。"),
      parts.h("当事人的陈述和申辩"),
      parts.p(parts.text(f.heard_text)),
      parts.h("实施经过"),
      parts.p(parts.text(f.scene_text)),
      parts.p("签名情况：" .. parts.choice(f, "scene_signed") .. "。"),
      parts.signatures("当事人（签名或者盖章）：", "见证人（签名或者盖章）："),
      { t = "note", text = "当事人拒绝签名或者盖章的，在笔录中予以注明；当事人不到场的，邀请见证人到场，由见证人和执法人员签名或者盖章。" },
    }
  end,
}
