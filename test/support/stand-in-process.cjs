// A third party that counts, in a process of its own: its clock is late for nobody else's work. Told how to answer by
// its parent, tells what it saw. Times are milliseconds of this machine's clock that never goes back.
const { createServer } = require('node:http');
const { performance } = require('node:perf_hooks');
const { setTimeout: pause } = require('node:timers/promises');

const clock = () => performance.timeOrigin + performance.now();
let answering = {};
let failsUntil = 0;
let underWay = 0;
let seen = 0;

async function answer(nth) {
  const { delayMs = 0, hangs = 0, fails } = answering;
  if (nth < hangs) await new Promise(() => undefined);
  if (fails && nth === fails.after) failsUntil = clock() + fails.forMs;
  const status = clock() < failsUntil ? 503 : 200;
  if (delayMs > 0) await pause(delayMs);
  return status;
}

const server = createServer((request, response) => {
  if (request.url === '/warm-up') return void response.end();
  const at = clock();
  const nth = (seen += 1) - 1;
  underWay += 1;
  process.send({ nth, call: { at, underWay, idempotencyKey: String(request.headers['idempotency-key']) } });
  request.resume();
  let left = false;
  const leave = () => {
    if (!left) underWay -= 1;
    left = true;
    process.send({ underWay });
  };
  response.on('close', leave);
  void answer(nth).then((status) => {
    process.send({ nth, status });
    // Before the answer: whoever gets it may be the reason for the next call.
    leave();
    response.writeHead(status).end();
  });
});

process.on('message', ({ ask, ...told }) => {
  answering = told.answering ?? answering;
  process.send({ answered: ask });
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
