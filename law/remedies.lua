-- 救济告知: which remedies a paper states, by the kind of act. One table for every form: `way` says in which order review and
-- court stand, `review` and `suit` name the thresholds, `stays` that the act is carried out meanwhile. Where no remedy is open
-- a paper says to whom one can turn instead.
local remedies = {}

remedies.matrix = {
  penalty = { way = "either", review = "review_days", suit = "suit_months", stays = true,
    basis = "处罚法59Ⅰ(五)、73Ⅰ；复议法20Ⅰ；行诉法46Ⅰ" },
  spot = { way = "review_first", review = "review_days", suit = "suit_after_review_days", stays = true,
    basis = "处罚法52Ⅱ、73Ⅰ；复议法20Ⅰ、23Ⅰ(一)；行诉法45" },
  coercion = { way = "either", review = "review_days", suit = "suit_months", stays = true,
    basis = "强制法24Ⅱ(四)、31(四)；复议法20Ⅰ；行诉法46Ⅰ" },
  enforcement = { way = "either", review = "review_days", suit = "suit_months", stays = true,
    basis = "强制法37Ⅱ(四)；复议法20Ⅰ；行诉法46Ⅰ" },
  inspection = { way = "complain", basis = "意见四(二)；营商条例54" },
  guidance = { way = "none", basis = "复议条例36" },
}

local function known(v)
  if v == nil or v == "" then return "＿＿＿＿" end
  return v
end

-- The court that the matter names, else the organ's own.
function remedies.court(f)
  return f.court_name or f.court
end

-- The sentence of a kind of act about `paper` ("本决定").
function remedies.text(f, kind, paper)
  local r = remedies.matrix[kind]
  if r.way == "complain" then
    return "对没有依据、超越职权或者重复的检查，有权拒绝，并可以向" .. known(f.organ) .. "或者行政执法监督机构投诉、举报；对检查中采取的行政强制措施不服的，可以依法申请行政复议或者提起行政诉讼。"
  end
  if r.way == "none" then
    return "本文书是行政指导，不具有强制力，由你（单位）自愿采纳，不采纳不会因此受到不利处理。"
  end
  local review = known(f.remedy_organ)
  local court = known(remedies.court(f))
  local text
  if r.way == "review_first" then
    text = "不服" .. paper .. "的，应当先申请行政复议：自收到之日起" .. f["@" .. r.review] .. "日内向" .. review
      .. "提出，也可以通过本机关提交申请。对行政复议决定仍不服的，自收到行政复议决定书之日起" .. f["@" .. r.suit] .. "日内向" .. court
      .. "提起行政诉讼。"
  else
    text = "不服" .. paper .. "的，可以自收到之日起" .. f["@" .. r.review] .. "日内向" .. review .. "申请行政复议，也可以自收到之日起"
      .. f["@" .. r.suit] .. "个月内直接向" .. court .. "提起行政诉讼。"
  end
  if r.stays then text = text .. "行政复议、行政诉讼期间，" .. paper .. "不停止执行，法律另有规定的除外。" end
  return text
end

return remedies
