-- 全过程记录: what of each stage is on record, in writing or as sound and picture; where there is a gap, it is named, and the matter
-- is not closed without a stated reason (处罚法47; 营商条例58).
local facts = use "facts"

local records = {}

local function titles(stages)
  local options = {}
  for _, s in ipairs(stages) do table.insert(options, { s.id, s.title }) end
  return options
end

-- The recordings of one stage: in words, and whether one of them goes through without a break.
local function filmed(f, stage)
  local lines, whole = {}, false
  for _, r in ipairs(f.recordings or {}) do
    if r.rec_stage == stage.id then
      table.insert(lines, (r.rec_on or "") .. " " .. (r.rec_from or "") .. "—" .. (r.rec_to or "")
        .. (r.rec_device ~= nil and "　" .. r.rec_device or "") .. (r.rec_whole == "whole" and "　全程连续" or "　有中断或者剪辑"))
      if r.rec_whole == "whole" then whole = true end
    end
  end
  return table.concat(lines, "，"), whole
end

-- What is on record of a stage, and whether that is a gap. A stage that is to be filmed has one where nothing goes through it.
local function look(f, stage)
  local film, whole = filmed(f, stage)
  local written = stage.written(f)
  local gap = stage.reached(f) and (not written and film == "" or stage.film == true and not whole)
  local said = {}
  if written then table.insert(said, "有文字记录") end
  if film ~= "" then table.insert(said, "音像 " .. film) end
  if stage.reached(f) and stage.film == true and not whole then table.insert(said, "没有全程连续的音像记录") end
  if #said == 0 then table.insert(said, stage.reached(f) and "没有记录" or "还没有进行到这一环节") end
  local mark = gap and "✗ " or (written or film ~= "") and "✓ " or "– "
  return mark .. stage.title .. "：" .. table.concat(said, "；"), gap
end

-- Facts that are worked out: every stage in a line, and whether one of them has a gap.
function records.facts(stages)
  return {
    { "record_coverage", "long", "全过程记录", calc = function(f)
      local lines = {}
      for _, stage in ipairs(stages) do table.insert(lines, (look(f, stage))) end
      return table.concat(lines, "\n")
    end },
    { "record_gap", "yesno", "全过程记录有缺口", hidden = true, calc = function(f)
      for _, stage in ipairs(stages) do
        local _, gap = look(f, stage)
        if gap then return true end
      end
      return false
    end },
  }
end

function records.list(stages)
  return { "recordings", title = "音像记录",
    facts = {
      { "rec_stage", "choice", "环节", options = titles(stages) },
      { "rec_on", "date", "日期" },
      { "rec_from", "time", "开始" },
      { "rec_to", "time", "结束" },
      { "rec_whole", "choice", "连续", options = { { "whole", "全程连续，没有剪辑" }, { "cut", "有中断或者剪辑" } } },
      { "rec_device", "text", "设备和编号", max = 120 },
      { "rec_place", "text", "地点", max = 200, hidden = true },
      { "rec_cut_why", "long", "中断、剪辑的原因", max = 1000, hidden = true },
      { "rec_kept", "text", "原始文件存放处", max = 200, hidden = true },
      { "rec_file", "file", "音像文件" },
    } }
end

function records.act(from)
  return { "recording.add", title = "登记音像记录", from = from, by = "handler", as = "handlers", add = "recordings",
    ask = { "rec_stage", "rec_on", "rec_from", "rec_to", "rec_whole", "rec_device", "rec_place", { "rec_cut_why", optional = true },
      { "rec_kept", optional = true }, { "rec_file", optional = true } },
    urgent = 7, basis = "处罚法47；营商条例58", help = "一段录像登记一次，写明覆盖哪个环节、从几时到几时。" }
end

-- Asks for a reason where there is a gap.
function records.guard(basis)
  return { "recorded_whole", reads = { "record_gap" }, alarm = true,
    test = function(f) return f.record_gap ~= true end,
    because = "有环节缺少全过程记录，见“全过程记录”一项。有录像的先登记；没有的，写明原因和补救情况。", basis = basis, cure = "recording.add" }
end

local function some(...)
  local forms = { ... }
  return function(f)
    for _, form in ipairs(forms) do
      if f["doc." .. form] ~= "none" then return true end
    end
    return false
  end
end

local function decided(f) return f.decided_on ~= nil end

-- The stages of a penalty as 处罚法47 names them.
records.penalty = {
  { id = "start", title = "启动", reached = function(f) return f.opened_on ~= nil end, written = some("penalty.open_approval") },
  { id = "inquiry", title = "调查取证", reached = some("penalty.report"), written = function(f) return #(f.records or {}) > 0 end },
  { id = "review", title = "审核", reached = some("penalty.report"), written = some("penalty.legality") },
  { id = "decide", title = "决定", reached = decided, written = some("penalty.decision", "penalty.no_penalty", "penalty.transfer") },
  { id = "serve", title = "送达", reached = function(f) return decided(f) and f.conclusion ~= "crime" end,
    written = function(f) return f.decision_served == true end },
  { id = "enforce", title = "执行", reached = function(f) return f.decision_served == true and (f.money_due == true or f["penalties.other"] == true) end,
    written = function(f) return f.collected == true or f.performed == true or #(f.performances or {}) > 0 end },
}

-- What touches property on the scene is filmed from beginning to end.
records.seizure = {
  { id = "scene", title = "查封、扣押现场", film = true, reached = function(f) return f.taken_on ~= nil end,
    written = function(f) return f.recorded == true end },
}
records.demolition = {
  { id = "scene", title = "强制拆除现场", film = true, reached = function(f) return f.done_on ~= nil end, written = some("enforcement.record") },
}

return records
