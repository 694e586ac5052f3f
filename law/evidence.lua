-- A piece of evidence: where it comes from, what it proves, what came of looking into it, who holds it. 证据 of a penalty case.
local facts = use "facts"
local rules = use "rules"

local evidence = {}

-- What a decision has to prove; what every piece is linked to (处罚法40、46Ⅱ).
evidence.points = {
  { "party", "当事人身份" }, { "act", "违法行为" }, { "amount", "数量和金额" },
  { "weight", "情节和后果" }, { "process", "程序事实" },
}

local ways = { { "taken", "执法人员收集、提取" }, { "given", "当事人、证人或者其他人提供" }, { "handed", "其他机关移送，检测、鉴定机构出具" } }
local forms = { { "original", "原件、原物" }, { "copy", "复制件、照片、抄录件" } }
local raisers = { { "party", "当事人或者代理人" }, { "handler", "承办人" }, { "review", "审查、审核人员" }, { "hearing", "听证中提出" }, { "other", "其他人" } }

-- How evidence is got unlawfully (行诉解释43; 意见四(三)).
local means = {
  { "forced", "利诱、欺诈、胁迫、暴力等手段" }, { "process", "严重违反法定程序" },
  { "harm", "违反法律强制性规定，侵害他人合法权益" },
}

local moves = { { "store", "入库保管" }, { "handover", "移交他人保管" }, { "test", "送检、送鉴定" }, { "shown", "出示、质证" },
  { "back", "收回" }, { "return", "退还" }, { "transfer", "移送其他机关" } }

local function has(list, id)
  for _, v in ipairs(list or {}) do
    if v == id then return true end
  end
  return false
end

-- What may be relied on: found true, and not excluded.
function evidence.live(e)
  return e.verified == "true" and e.exclusion ~= "excluded"
end

-- 证1, 证2 …: by the order in which they were registered; nothing is ever removed.
function evidence.number(n)
  return "证" .. n
end

function evidence.point_titles(e)
  local titles = {}
  for _, p in ipairs(evidence.points) do
    if has(e.evidence_points, p[1]) then table.insert(titles, p[2]) end
  end
  return table.concat(titles, "、")
end

-- When, where, by whom or from whom, with what, original or copy: in one text for the papers.
function evidence.origin(e)
  local text = facts.option_title(ways, e.evidence_way)
  if e.evidence_time ~= nil then text = text .. "；" .. e.evidence_time end
  if e.evidence_place ~= nil then text = text .. "；" .. e.evidence_place end
  if e.evidence_giver ~= nil then text = text .. "；提供人、持有人：" .. e.evidence_giver end
  if e.evidence_device ~= nil then text = text .. "；设备：" .. e.evidence_device end
  text = text .. "；" .. facts.option_title(forms, e.evidence_form)
  if e.copy_checked == true then text = text .. "，经核对与原件无误（核对人：" .. (e.copy_checked_by or "") .. "）" end
  return text
end

-- What came of looking into it, in words.
function evidence.standing(e)
  if e.exclusion == "excluded" then return "非法取得，已排除" end
  return facts.option_title(facts.verified, e.verified)
end

-- Whether the text names the n-th piece by its number, 证3 or 证据3, and not 证30.
function evidence.names_number(text, n)
  local function next_is_digit(mark)
    for digit = 0, 9 do
      if has_text(text, mark .. digit) then return true end
    end
    return false
  end
  for _, mark in ipairs({ "证" .. n, "证据" .. n }) do
    if has_text(text, mark) and not next_is_digit(mark) then return true end
  end
  return false
end

-- Whether the facts or what is said of the evidence rely on a piece that was excluded: by its number, or by a name that no other
-- piece has in its own. What is said of the evidence may name it where it says that it is excluded.
function evidence.cites_excluded(items, facts_text, evidence_text)
  for n, e in ipairs(items or {}) do
    local shared = false
    for k, other in ipairs(items) do
      if k ~= n and other.exclusion ~= "excluded" and has_text(other.evidence_name, e.evidence_name) then shared = true end
    end
    local function named(text)
      return evidence.names_number(text, n) or (not shared and has_text(text, e.evidence_name))
    end
    if e.exclusion == "excluded" and (named(facts_text) or named(evidence_text) and not has_text(evidence_text, "排除")) then
      return true
    end
  end
  return false
end

local function any(test)
  return function(items)
    for _, e in ipairs(items) do
      if test(e) then return true end
    end
    return false
  end
end

evidence.list = { "evidence", title = "证据",
  facts = {
    { "evidence_kind", "choice", "证据种类", options = facts.evidence_kinds },
    { "evidence_name", "text", "名称", max = 200 },
    { "evidence_on", "date", "取得日期" },
    { "evidence_points", "choices", "证明的事实", options = evidence.points },
    { "evidence_proves", "long", "证明内容", max = 2000, hidden = true },
    { "evidence_way", "choice", "取得方式", options = ways, hidden = true },
    { "evidence_time", "time", "取得时间", hidden = true },
    { "evidence_place", "text", "取得地点", max = 200, hidden = true },
    { "evidence_by", "officers", "取得人", help = "收集、提取的不少于两名执法人员；他人提供的填接收人", hidden = true },
    { "evidence_giver", "text", "提供人、持有人", max = 120, personal = true, help = "他人提供的必填", hidden = true },
    { "evidence_device", "text", "取得设备和编号", max = 120, help = "例：执法记录仪 0312", hidden = true },
    { "evidence_form", "choice", "原件或者复制件", options = forms, hidden = true },
    { "copy_checked", "yesno", "经核对与原件无误", help = "复制件必填", hidden = true },
    { "copy_checked_by", "text", "核对人", max = 80, hidden = true },
    { "evidence_source", "text", "原件存放处和其他说明", max = 300, hidden = true },
    { "evidence_file", "file", "证据文件或者照片" },
    { "monitored", "yesno", "电子技术监控设备记录", hidden = true },
    { "monitor_checked", "yesno", "监控设备和记录内容已经法制和技术审核合格", hidden = true },
    { "verified", "choice", "查证", options = facts.verified },
    { "verified_why", "long", "查证情况", max = 1000, hidden = true },
    { "doubt_by", "choice", "谁提出非法取证", options = raisers, hidden = true },
    { "doubt_means", "choice", "提出的情形", options = means, hidden = true },
    { "doubt_why", "long", "提出的事实和线索", max = 2000, hidden = true },
    { "exclusion", "choice", "是否排除", options = { { "excluded", "属于非法取得，予以排除" }, { "kept", "不属于非法取得，不予排除" } } },
    { "exclusion_means", "choice", "认定的情形", options = means, hidden = true },
    { "exclusion_why", "long", "认定的事实和理由", max = 2000, hidden = true },
    { "custody_move", "choice", "交接事由", options = moves, hidden = true },
    { "custody_on", "date", "交接日期", hidden = true },
    { "custody_time", "time", "交接时间", hidden = true },
    { "custody_from", "text", "移交人", max = 120, hidden = true },
    { "custody_to", "text", "接收人", max = 120, hidden = true },
    { "custody_place", "text", "交接后的存放处", max = 200, hidden = true },
    { "custody_state", "long", "交接时的状况、封存和编号", max = 1000, hidden = true },
    { "custody_scan", "file", "交接单（双方签名）", hidden = true },
  },
  derive = {
    -- Something other than the party's own statement that may be relied on.
    other = any(function(e) return evidence.live(e) and e.evidence_kind ~= "party" end),
    -- A fact for which there is the party's own statement and nothing else.
    sole = function(items)
      for _, p in ipairs(evidence.points) do
        local stated, other = false, false
        for _, e in ipairs(items) do
          if evidence.live(e) and has(e.evidence_points, p[1]) then
            if e.evidence_kind == "party" then stated = true else other = true end
          end
        end
        if stated and not other then return true end
      end
      return false
    end,
    -- Whether the act itself is proved by something that may be relied on.
    act_proved = any(function(e) return evidence.live(e) and has(e.evidence_points, "act") end),
    unverified = any(function(e) return e.verified == nil and e.exclusion ~= "excluded" end),
    unchecked_monitor = any(function(e) return e.monitored == true and evidence.live(e) and e.monitor_checked ~= true end),
    -- Taken by fewer than two officers.
    alone = any(function(e) return evidence.live(e) and e.evidence_way == "taken" and #(e.evidence_by or {}) < 2 end),
    -- Given by somebody without saying by whom; a copy that nobody compared with its original.
    unsourced = any(function(e) return evidence.live(e) and e.evidence_way == "given" and e.evidence_giver == nil end),
    uncompared = any(function(e)
      return evidence.live(e) and e.evidence_form == "copy" and (e.copy_checked ~= true or e.copy_checked_by == nil)
    end),
    doubted = any(function(e) return e.doubt_why ~= nil and e.exclusion == nil end),
  } }

evidence.asked = { "evidence_kind", "evidence_name", "evidence_points", "evidence_proves", "evidence_way", "evidence_on",
  { "evidence_time", optional = true }, "evidence_place", "evidence_by", { "evidence_giver", optional = true },
  { "evidence_device", optional = true }, "evidence_form", { "copy_checked", optional = true }, { "copy_checked_by", optional = true },
  { "evidence_source", optional = true }, { "evidence_file", optional = true }, { "monitored", optional = true },
  { "monitor_checked", optional = true } }

evidence.origin_asked = { "evidence_points", "evidence_place", "evidence_by", { "evidence_giver", optional = true },
  { "evidence_device", optional = true }, { "copy_checked", optional = true }, { "copy_checked_by", optional = true },
  { "evidence_source", optional = true } }

evidence.facts = {
  { "cites_excluded", "yesno", "引用了已排除的证据", hidden = true, calc = function(f)
    return evidence.cites_excluded(f.evidence, f.facts_text, f.evidence_text)
  end },
}

local function penalty(f)
  return f.conclusion == "penalty"
end

evidence.guards = {
  { "evidence_verified", reads = { "evidence.unverified" },
    test = function(f) return f["evidence.unverified"] ~= true end,
    because = "有证据还没有查证。每份证据查证属实、不采信或者排除，都要登记。", basis = "处罚法46Ⅱ", cure = "evidence.verify" },
  { "evidence_other", reads = { "conclusion", "evidence.other" },
    test = function(f) return not penalty(f) or f["evidence.other"] == true end,
    because = "只有当事人陈述，或者没有查证属实的证据，不能定案。补充并查证其他证据。",
    basis = "处罚法40、46Ⅱ；意见四(三)", cure = "evidence.add" },
  { "evidence_sole", reads = { "conclusion", "evidence.sole" },
    test = function(f) return not penalty(f) or f["evidence.sole"] ~= true end,
    because = "有一项事实只有当事人陈述证明，没有其他查证属实的证据，不能据以定案。为这一项事实补充证据，或者在其他证据中写明也证明这一项。",
    basis = "处罚法40、46Ⅱ；意见四(三)", cure = "evidence.add" },
  { "act_proved", reads = { "conclusion", "evidence.act_proved" },
    test = function(f) return not penalty(f) or f["evidence.act_proved"] == true end,
    because = "没有一份查证属实的证据证明违法行为。违法事实不清、证据不足的，不得给予行政处罚。", basis = "处罚法40", cure = "evidence.add" },
  { "evidence_two", reads = { "evidence.alone" },
    test = function(f) return f["evidence.alone"] ~= true end,
    because = "有证据由不足两名执法人员收集、提取。重新由两人以上取证，或者更正取得人，否则不采信。", basis = "处罚法42Ⅰ", cure = "evidence.origin" },
  { "evidence_sourced", reads = { "evidence.unsourced" },
    test = function(f) return f["evidence.unsourced"] ~= true end,
    because = "有证据由他人提供，没有写明提供人。来源不明的证据不能查证属实。", basis = "处罚法46Ⅱ", cure = "evidence.origin" },
  { "evidence_compared", reads = { "evidence.uncompared" },
    test = function(f) return f["evidence.uncompared"] ~= true end,
    because = "有复制件没有与原件核对，或者没有写明核对人。核对后登记“经核对与原件无误”和核对人；无法核对的不采信。",
    basis = "处罚法46Ⅱ", cure = "evidence.origin" },
  { "exclusion_settled", reads = { "evidence.doubted" },
    test = function(f) return f["evidence.doubted"] ~= true end,
    because = "有证据被提出是非法取得的，还没有决定是否排除。由行政机关负责人决定并写明理由，再办这一步。",
    basis = "处罚法46Ⅲ", cure = "evidence.exclude" },
  { "excluded_uncited", reads = { "cites_excluded" },
    test = function(f) return f.cites_excluded ~= true end,
    because = "违法事实或者证据认定里还在引用已经排除的证据。以非法手段取得的证据不得作为认定案件事实的根据：违法事实里删去；证据认定里只能写明排除和理由。",
    basis = "处罚法46Ⅲ", cure = "revise.start" },
  { "monitor_checked", reads = { "evidence.unchecked_monitor" },
    test = function(f) return f["evidence.unchecked_monitor"] ~= true end,
    because = "有电子技术监控记录未经法制和技术审核，或者审核不合格，不得作为处罚的证据。改为不采信，或者补充审核。",
    basis = "处罚法41Ⅰ、Ⅱ", cure = "evidence.verify" },
}

-- What must hold of the evidence when the facts are stated, and still when it is decided.
evidence.stated = { "evidence_verified", "monitor_checked", "evidence_two", "evidence_sourced", "evidence_compared", "exclusion_settled",
  "excluded_uncited", "evidence_other", "evidence_sole", "act_proved" }
evidence.decided = { "exclusion_settled", "excluded_uncited", "evidence_other", "evidence_sole", "act_proved" }
evidence.settled = { "exclusion_settled", "excluded_uncited" }

-- The acts. taking: where evidence is gathered; working: until the decision; holding: until the file is closed.
function evidence.actions(taking, working, holding)
  return {
    { "evidence.add", title = "登记证据", from = taking, by = "handler", as = "handlers", two = true,
      add = "evidence", apart = { "reviewers" }, mark = "investigators", ask = evidence.asked,
      need = { "credential_shown" }, issue = { "penalty.data_record" }, urgent = 2, basis = "处罚法42Ⅰ、46、54Ⅰ",
      help = "严禁以利诱、欺诈、胁迫、暴力等不正当手段收集证据。" },
    { "evidence.verify", title = "登记证据查证", from = taking, by = "handler", as = "handlers",
      change = "evidence", ask = { "verified", "verified_why", { "monitor_checked", optional = true } }, urgent = 4, basis = "处罚法46Ⅱ" },
    { "evidence.origin", title = "补正证据的来源和证明的事实", from = taking, by = "handler", as = "handlers", two = true,
      change = "evidence", apart = { "reviewers" }, mark = "investigators", ask = evidence.origin_asked, need = { "credential_shown" },
      urgent = 6, basis = "处罚法42Ⅰ、46Ⅱ" },
    { "evidence.doubt", title = "登记对证据合法性的异议", from = working, by = "handler", as = "handlers",
      change = "evidence", ask = { "doubt_by", "doubt_means", "doubt_why" }, urgent = 7, basis = "处罚法46Ⅲ；意见四(三)",
      help = "谁提出都要登记。决定以前，不得据以报告、告知和决定。" },
    { "evidence.exclude", title = "决定是否排除证据", from = working, by = "head", apart = { "handlers" },
      change = "evidence", ask = { "exclusion", "exclusion_means", "exclusion_why" }, urgent = 6, basis = "处罚法46Ⅲ；行诉解释43；意见四(三)",
      help = "排除的证据留在案卷里并注明，不得再作为认定事实的根据。" },
    { "evidence.hand", title = "登记证据的保管和交接", from = holding, by = "handler", as = "handlers", change = "evidence",
      ask = { "custody_move", "custody_on", { "custody_time", optional = true }, "custody_from", "custody_to", "custody_place", "custody_state",
        { "custody_scan", optional = true } },
      urgent = 8, basis = "处罚法46Ⅱ、47", help = "每次交接登记一次，写清封存和状况。以前的交接留在记录里。" },
  }
end

return evidence
