import {
  HORIZON,
  LEAD,
  LEAST_GAP,
  LONGEST_BLOCK,
  MOST_PLACES,
  PLACE_KEPT,
  PROBE_WAIT,
  SAME_WINDOW,
  SECOND,
  WINDOW_PARTS,
} from '../rules';

/** A state in which nothing matters any more is kept this long, in microseconds. */
const KEPT = 24 * 3_600 * SECOND;

/**
 * `../decision.ts` in Lua, where Redis runs it for all processes, one call at a time. Keys: the state (a hash), slots,
 * probes, places (sorted by time). Arguments: the time, or '' for Redis's own, which is the one clock of all processes;
 * then the rules. Every number is a whole one below 2^53; `%.0f` writes it as such.
 */
const COMMON = `
local STATE, SLOTS, PROBES, PLACES = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = tonumber(time[1]) * 1000000 + tonumber(time[2])
end
local interval, burst, maxInFlight, lease = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local windowPart, minimumCalls, failurePercent = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8])
local openFor, probes = tonumber(ARGV[9]), tonumber(ARGV[10])

local function text(number) return string.format('%.0f', number) end

local stored = {}
local flat = redis.call('HGETALL', STATE)
for i = 1, #flat, 2 do stored[flat[i]] = flat[i + 1] end
local function number(field) return tonumber(stored[field] or '0') end
local circuit = stored.circuit or 'closed'

local changes = {}
local function set(field, value)
  stored[field] = type(value) == 'number' and text(value) or value
  changes[#changes + 1] = field
  changes[#changes + 1] = stored[field]
end

local from, to = '', ''
local function move(state)
  from, to = circuit, state
  circuit = state
  set('circuit', state)
  set('since', now)
  set('probed', 0)
  redis.call('DEL', PROBES)
  if state == 'closed' then
    for part = 0, ${WINDOW_PARTS - 1} do set('window' .. part, '-1:0:0') end
  end
end
local function open()
  set('openUntil', now + openFor)
  move('open')
end

redis.call('ZREMRANGEBYSCORE', SLOTS, '-inf', text(now))
redis.call('ZREMRANGEBYSCORE', PROBES, '-inf', text(now))
redis.call('ZREMRANGEBYSCORE', PLACES, '-inf', text(now - ${PLACE_KEPT}))

local function finish()
  if #changes > 0 then redis.call('HSET', STATE, unpack(changes)) end
  local furthest = math.max(now + lease, number('line'), number('blockedUntil'), number('quotaUntil'),
    number('openUntil'), number('fullAt'), now + windowPart * ${WINDOW_PARTS})
  local milliseconds = text(math.ceil((furthest - now + ${KEPT}) / 1000))
  for key = 1, #KEYS do redis.call('PEXPIRE', KEYS[key], milliseconds) end
end
`;

/** Then: the call's name, the waiter's name. Answers reason or 'admitted', at, now, the circuit from and to. */
export const ADMIT = `${COMMON}
local call, waiter = ARGV[11], ARGV[12]

if windowPart == 0 then
  if circuit ~= 'closed' then move('closed') end
elseif circuit == 'open' and now >= number('openUntil') then
  move('half_open')
end

if number('interval') ~= interval then
  set('interval', interval)
  set('fullAt', math.min(number('fullAt'), now + burst * interval))
  set('line', 0)
  redis.call('DEL', PLACES)
end

local place = tonumber(redis.call('ZSCORE', PLACES, waiter) or nil)
local token = now
if interval > 0 then token = math.max(now, number('fullAt') - (burst - 1) * interval) end
local perSlot = 0
if maxInFlight > 0 then perSlot = math.floor((number('latency') * 4) / (maxInFlight * 5)) end
local gap = math.max(interval > 0 and interval or ${LEAST_GAP}, perSlot)

local function no(reason, notBefore)
  local at
  if place and place - ${LEAD} > now and place - ${LEAD} >= notBefore then
    at = place - ${LEAD}
  elseif reason == 'concurrency_limited' and place and place > now and place - ${LEAD} <= now then
    at = place
  else
    local line = math.max(number('line') + gap, notBefore + ${LEAD})
    set('line', line)
    redis.call('ZREM', PLACES, waiter)
    if redis.call('ZCARD', PLACES) < ${MOST_PLACES} then redis.call('ZADD', PLACES, text(line), waiter) end
    at = line - ${LEAD}
  end
  finish()
  return { reason, at, now, from, to }
end

if circuit == 'open' then return no('circuit_open', number('openUntil')) end
if circuit == 'half_open' and number('probed') + redis.call('ZCARD', PROBES) >= probes then
  return no('circuit_open', now + ${PROBE_WAIT})
end
if number('blockedUntil') > now then return no('rate_limited', number('blockedUntil')) end
if number('quotaUntil') > now and number('quotaLeft') <= 0 then return no('rate_limited', number('quotaUntil')) end
if maxInFlight > 0 and redis.call('ZCARD', SLOTS) >= maxInFlight then return no('concurrency_limited', now + gap) end
local itsTurn = number('line') <= now or (place and place <= now + ${HORIZON})
if token > now + ${HORIZON} or (token > now and not itsTurn) then
  return no('rate_limited', math.max(now, token - ${LEAD}))
end

redis.call('ZREM', PLACES, waiter)
set('fullAt', math.max(number('fullAt'), now) + interval)
set('quotaLeft', number('quotaLeft') - 1)
redis.call('ZADD', SLOTS, text(token + lease), call)
if circuit == 'half_open' then redis.call('ZADD', PROBES, text(token + lease), call) end
finish()
return { 'admitted', token, now, from, to }
`;

/**
 * Then: the call's name, its verdict, its latency, and what the provider said: retryAt, remaining, limit, resetAt, the
 * times measured from now. Answers the circuit from and to, calls in the window and how many of them failed.
 */
export const CONCLUDE = `${COMMON}
local call, verdict, latency = ARGV[11], ARGV[12], tonumber(ARGV[13])
local retryAfter, remaining, limit, resetAfter =
  tonumber(ARGV[14]), tonumber(ARGV[15]), tonumber(ARGV[16]), tonumber(ARGV[17])

local probe = redis.call('ZREM', PROBES, call) == 1
redis.call('ZREM', SLOTS, call)

if retryAfter > 0 then
  set('blockedUntil', math.max(number('blockedUntil'), now + math.min(retryAfter, ${LONGEST_BLOCK})))
end
if remaining >= 0 and resetAfter > 0 then
  local ends = now + math.min(resetAfter, ${LONGEST_BLOCK})
  local known = number('quotaUntil') > now
  if not (known and ends < number('quotaUntil') - ${SAME_WINDOW}) then
    local same = known and ends <= number('quotaUntil') + ${SAME_WINDOW}
    set('quotaLeft', same and math.min(number('quotaLeft'), remaining) or remaining)
    if not same then set('quotaUntil', ends) end
    set('quotaLimit', limit)
  end
end

local calls, failed = 0, 0
local function judge()
  if windowPart == 0 or circuit == 'open' then return end
  if circuit == 'half_open' then
    if not probe then return end
    if verdict == 'failure' then return open() end
    set('probed', number('probed') + 1)
    if number('probed') >= probes then move('closed') end
    return
  end
  local current = math.floor(now / windowPart)
  local mine = 'window' .. text(current % ${WINDOW_PARTS})
  for part = 0, ${WINDOW_PARTS - 1} do
    local field = 'window' .. part
    local index, good, bad = string.match(stored[field] or '-1:0:0', '^(%-?%d+):(%d+):(%d+)$')
    index, good, bad = tonumber(index), tonumber(good), tonumber(bad)
    if field == mine then
      if index ~= current then good, bad = 0, 0 end
      if verdict == 'failure' then bad = bad + 1 else good = good + 1 end
      index = current
      set(field, text(index) .. ':' .. text(good) .. ':' .. text(bad))
    end
    if index > current - ${WINDOW_PARTS} and index <= current then
      calls, failed = calls + good + bad, failed + bad
    end
  end
  if verdict == 'failure' and calls >= minimumCalls and failed * 100 >= failurePercent * calls then open() end
end
if verdict ~= 'neutral' then
  local mean = number('latency')
  set('latency', mean == 0 and latency or math.floor((mean * 7 + latency) / 8))
  judge()
end
finish()
return { from, to, calls, failed }
`;

/** Reads only. Answers the time, the state as it is stored, and how many slots are held and places given. */
export const LOOK = `
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = tonumber(time[1]) * 1000000 + tonumber(time[2])
end
local after = '(' .. string.format('%.0f', now)
return {
  now, redis.call('HGETALL', KEYS[1]), redis.call('ZCOUNT', KEYS[2], after, '+inf'),
  redis.call('ZCOUNT', KEYS[4], string.format('%.0f', now - ${PLACE_KEPT}), '+inf')
}
`;
