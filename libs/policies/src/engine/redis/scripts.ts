import {
  FORGOTTEN_PART,
  HORIZON,
  LEAD,
  LEAST_GAP,
  LONGEST_BLOCK,
  MOST_OWED,
  MOST_PLACES,
  OWED_PART,
  PLACE_KEPT,
  PROBE_WAIT,
  SAME_WINDOW,
  SECOND,
  WINDOW_PARTS,
} from '../rules';

/** A state in which nothing matters any more is kept this long, in microseconds. */
const KEPT = 24 * 3_600 * SECOND;

/** What is told of a call that ended: its name, verdict, latency, token ('' without), and the lesson's four numbers. */
export const TOLD = 8;
/** What is told of a call that asks: its name, the waiter's name. */
export const ASKED = 2;
/** The time, the rules, and the number of calls that ended come first. */
const HEADER = 12;

/**
 * `../decision.ts` in Lua, where Redis runs it for all processes: any number of calls that ended, and then any number of
 * calls that ask, one by one in the order in which they are told. Keys: the state (a hash), slots, probes, places (sorted
 * by time). Arguments: the time, or '' for Redis's own, which is the one clock of all processes; the rules; how many
 * calls ended; {@link TOLD} for each of them, then {@link ASKED} for each that asks. Every number is a whole one below
 * 2^53; `%.0f` writes it as such.
 *
 * Answers the time; for each call that ended the circuit's states from and to, or two empty texts; for each that asked
 * the same after the reason or 'admitted', when, and the token.
 */
export const DECIDE = `
local STATE, SLOTS, PROBES, PLACES = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = tonumber(time[1]) * 1000000 + tonumber(time[2])
end
local interval, burst, grace = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local maxInFlight, lease = tonumber(ARGV[5]), tonumber(ARGV[6])
local windowPart, minimumCalls, failurePercent = tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
local openFor, probes = tonumber(ARGV[10]), tonumber(ARGV[11])

local function text(number) return string.format('%.0f', number) end

local stored, changed = {}, {}
local flat = redis.call('HGETALL', STATE)
for i = 1, #flat, 2 do stored[flat[i]] = flat[i + 1] end
local function number(field) return tonumber(stored[field] or '0') end
local function set(field, value)
  stored[field] = value
  changed[field] = true
end

-- The parts of the breaker's window, read when they are needed and written at the end.
local parts, partsChanged
local function window()
  if parts then return parts end
  parts, partsChanged = {}, {}
  for part = 0, ${WINDOW_PARTS - 1} do
    local index, good, bad = string.match(stored['window' .. part] or '-1:0:0', '^(%-?%d+):(%d+):(%d+)$')
    parts[part] = { index = tonumber(index), good = tonumber(good), bad = tonumber(bad) }
  end
  return parts
end

local circuit = stored.circuit or 'closed'
local from, to
local function move(state)
  from, to = circuit, state
  circuit = state
  set('circuit', state)
  set('since', now)
  set('probed', 0)
  redis.call('DEL', PROBES)
  if state == 'closed' then
    parts = nil
    for part = 0, ${WINDOW_PARTS - 1} do set('window' .. part, '-1:0:0') end
  end
end
local function open()
  set('openUntil', now + openFor)
  move('open')
end

redis.call('ZREMRANGEBYSCORE', SLOTS, '-inf', text(now))
redis.call('ZREMRANGEBYSCORE', PROBES, '-inf', text(now))
redis.call('ZREMRANGEBYSCORE', PLACES, '-inf', text(now - number('stood') - ${PLACE_KEPT}))
-- So that most calls cost no more than these.
local slots, places = redis.call('ZCARD', SLOTS), redis.call('ZCARD', PLACES)
local newSlots = {}

local function standStill(token, latency)
  if interval == 0 then return end
  local quickest = number('quickest')
  local usual = quickest + math.floor(grace / ${FORGOTTEN_PART}) + 1
  set('quickest', quickest == 0 and latency or math.min(latency, usual))
  local came = now - number('stood') - math.min(latency, quickest)
  local late = math.min(came - token - grace, ${MOST_OWED} * grace - number('owed'))
  if late <= 0 then return end
  set('stood', number('stood') + late)
  if quickest > 0 then set('owed', number('owed') + late) end
end

local function learn(retryAfter, remaining, limit, resetAfter)
  if retryAfter > 0 then
    set('blockedUntil', math.max(number('blockedUntil'), now + math.min(retryAfter, ${LONGEST_BLOCK})))
  end
  if remaining < 0 or resetAfter <= 0 then return end
  local ends = now + math.min(resetAfter, ${LONGEST_BLOCK})
  local known = number('quotaUntil') > now
  if known and ends < number('quotaUntil') - ${SAME_WINDOW} then return end
  local same = known and ends <= number('quotaUntil') + ${SAME_WINDOW}
  set('quotaLeft', same and math.min(number('quotaLeft'), remaining) or remaining)
  if not same then set('quotaUntil', ends) end
  set('quotaLimit', limit)
end

local function judge(verdict, probe)
  if windowPart == 0 or circuit == 'open' then return end
  if circuit == 'half_open' then
    if not probe then return end
    if verdict == 'failure' then return open() end
    set('probed', number('probed') + 1)
    if number('probed') >= probes then move('closed') end
    return
  end
  local current = math.floor(now / windowPart)
  local at = current % ${WINDOW_PARTS}
  local mine = window()[at]
  if mine.index ~= current then mine.index, mine.good, mine.bad = current, 0, 0 end
  if verdict == 'failure' then mine.bad = mine.bad + 1 else mine.good = mine.good + 1 end
  partsChanged[at] = true
  local calls, failed = 0, 0
  for part = 0, ${WINDOW_PARTS - 1} do
    local one = parts[part]
    if one.index > current - ${WINDOW_PARTS} and one.index <= current then
      calls, failed = calls + one.good + one.bad, failed + one.bad
    end
  end
  if verdict == 'failure' and calls >= minimumCalls and failed * 100 >= failurePercent * calls then open() end
end

local function conclude(call, verdict, latency, token, retryAfter, remaining, limit, resetAfter)
  local probe = circuit == 'half_open' and redis.call('ZREM', PROBES, call) == 1
  slots = slots - redis.call('ZREM', SLOTS, call)
  if token then standStill(token, latency) end
  learn(retryAfter, remaining, limit, resetAfter)
  if verdict == 'neutral' then return end
  local mean = number('latency')
  set('latency', mean == 0 and latency or math.floor((mean * 7 + latency) / 8))
  judge(verdict, probe)
end

local function decide(call, waiter)
  if windowPart == 0 then
    if circuit ~= 'closed' then move('closed') end
  elseif circuit == 'open' and now >= number('openUntil') then
    move('half_open')
  end

  local stood = number('stood')
  local time = now - stood
  if number('interval') ~= interval then
    set('interval', interval)
    set('fullAt', math.min(number('fullAt'), time + burst * interval))
    set('line', 0)
    redis.call('DEL', PLACES)
    places = 0
  end

  local place = places > 0 and tonumber(redis.call('ZSCORE', PLACES, waiter) or nil) or nil
  local token = time
  if interval > 0 then token = math.max(time, number('fullAt') - (burst - 1) * interval) end
  local perSlot = 0
  if maxInFlight > 0 then perSlot = math.floor((number('latency') * 4) / (maxInFlight * 5)) end
  local gap = math.max(interval > 0 and interval or ${LEAST_GAP}, perSlot)

  local function no(reason, notBefore)
    local earliest = notBefore - stood
    local at
    if place and place - ${LEAD} > time and place - ${LEAD} >= earliest then
      at = place - ${LEAD}
    elseif reason == 'concurrency_limited' and place and place > time and place - ${LEAD} <= time then
      at = place
    else
      local line = math.max(number('line') + gap, earliest + ${LEAD})
      set('line', line)
      if place then places = places - redis.call('ZREM', PLACES, waiter) end
      if places < ${MOST_PLACES} then places = places + redis.call('ZADD', PLACES, text(line), waiter) end
      at = line - ${LEAD}
    end
    return reason, at + stood, 0
  end

  if circuit == 'open' then return no('circuit_open', number('openUntil')) end
  if circuit == 'half_open' and number('probed') + redis.call('ZCARD', PROBES) >= probes then
    return no('circuit_open', now + ${PROBE_WAIT})
  end
  if number('blockedUntil') > now then return no('rate_limited', number('blockedUntil')) end
  if number('quotaUntil') > now and number('quotaLeft') <= 0 then return no('rate_limited', number('quotaUntil')) end
  if maxInFlight > 0 and slots >= maxInFlight then return no('concurrency_limited', now + gap) end
  local itsTurn = number('line') <= time or (place and place <= time + ${HORIZON})
  local at = token + stood
  if token > time + ${HORIZON} or (token > time and not itsTurn) then
    return no('rate_limited', math.max(now, at - ${LEAD}))
  end

  if place then places = places - redis.call('ZREM', PLACES, waiter) end
  set('fullAt', math.max(number('fullAt'), time) + interval)
  set('owed', math.max(0, number('owed') - math.ceil(interval / ${OWED_PART})))
  set('quotaLeft', number('quotaLeft') - 1)
  slots = slots + 1
  newSlots[#newSlots + 1] = text(at + lease)
  newSlots[#newSlots + 1] = call
  if circuit == 'half_open' then redis.call('ZADD', PROBES, text(at + lease), call) end
  return 'admitted', at, token
end

local answers = { now }
local asked = ${HEADER} + ${TOLD} * tonumber(ARGV[${HEADER}])
for i = ${HEADER + 1}, asked, ${TOLD} do
  from, to = '', ''
  conclude(ARGV[i], ARGV[i + 1], tonumber(ARGV[i + 2]), tonumber(ARGV[i + 3]), tonumber(ARGV[i + 4]),
    tonumber(ARGV[i + 5]), tonumber(ARGV[i + 6]), tonumber(ARGV[i + 7]))
  answers[#answers + 1] = { from, to }
end
for i = asked + 1, #ARGV, ${ASKED} do
  from, to = '', ''
  local reason, at, token = decide(ARGV[i], ARGV[i + 1])
  answers[#answers + 1] = { from, to, reason, at, token }
end

if #newSlots > 0 then redis.call('ZADD', SLOTS, unpack(newSlots)) end
if parts then
  for part in pairs(partsChanged) do
    local one = parts[part]
    set('window' .. part, text(one.index) .. ':' .. text(one.good) .. ':' .. text(one.bad))
  end
end
local changes = {}
for field in pairs(changed) do
  local value = stored[field]
  changes[#changes + 1] = field
  changes[#changes + 1] = type(value) == 'number' and text(value) or value
end
if #changes > 0 then redis.call('HSET', STATE, unpack(changes)) end
local stood = number('stood')
local furthest = math.max(now + lease, number('line') + stood, number('blockedUntil'), number('quotaUntil'),
  number('openUntil'), number('fullAt') + stood, now + windowPart * ${WINDOW_PARTS})
local milliseconds = text(math.ceil((furthest - now + ${KEPT}) / 1000))
for key = 1, #KEYS do redis.call('PEXPIRE', KEYS[key], milliseconds) end
return answers
`;

/** Reads only. Answers the time, the state as it is stored, and how many slots are held and places given. */
export const LOOK = `
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = tonumber(time[1]) * 1000000 + tonumber(time[2])
end
local function text(number) return string.format('%.0f', number) end
local placesFrom = now - tonumber(redis.call('HGET', KEYS[1], 'stood') or '0') - ${PLACE_KEPT}
return {
  now, redis.call('HGETALL', KEYS[1]), redis.call('ZCOUNT', KEYS[2], '(' .. text(now), '+inf'),
  redis.call('ZCOUNT', KEYS[4], text(placesFrom), '+inf')
}
`;
