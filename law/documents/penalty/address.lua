-- 送达地址和方式确认书: where papers reach the party; electronic service only with this consent (处罚法61Ⅱ).
local parts = use "documents/parts"

return {
  id = "penalty.address", title = "送达地址和方式确认书", outward = false, basis = "处罚法61Ⅱ；民诉法90",
  volume = "main", place = 50,
  demand = { "title", "party_name", "consent_way", "consent_address" },

  body = function(f)
    return {
      parts.sheet({ { "案由", parts.text(f.title) }, { "当事人", parts.text(f.party_name) }, { "证件号码或者统一社会信用代码", parts.text(f.party_code) },
        { "送达地址", parts.text(f.party_address) }, { "联系电话", parts.text(f.party_phone) },
        { "电子送达方式", parts.choice(f, "consent_way") }, { "电子送达地址", parts.text(f.consent_address) } }),
      parts.h("告知"),
      { t = "list", mark = "1．", items = { "当事人确认的地址用于本案各阶段文书的送达，地址、电话变更的应当及时书面告知。",
        "当事人同意并签订本确认书后，可以采用传真、电子邮件等方式送达行政处罚决定书等文书；文书到达上列电子地址（系统）之日为送达日期。",
        "电子送达的，当事人可以要求提供纸质文书；可以随时书面撤回同意。",
        "地址提供不准确、变更后不告知，致使文书未能实际接收的，依法承担相应后果。" } },
      parts.p("当事人确认：上述内容已经阅读并且理解，填写的地址和方式真实有效，□同意　□不同意　电子送达。"),
      { t = "sign", lines = { { "当事人（签名或者盖章）：", "日期：　　　　年　　月　　日" }, { "执法人员（签名）：", "日期：　　　　年　　月　　日" } } },
    }
  end,
}
