import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { inTime } from './in-time';

describe('the time for an answer', () => {
  it('is over when none comes', async () => {
    await expect(inTime(new Promise(() => undefined), 50)).rejects.toThrow('no answer within 50 ms');
  });

  it('hands on what the answer is', async () => {
    expect(await inTime(Promise.resolve('here'), 50)).toBe('here');
    await expect(inTime(Promise.reject(new Error('refused')), 50)).rejects.toThrow('refused');
  });

  it('does not run while this process is busy and reads nothing', async () => {
    const { port1, port2 } = new MessageChannel();
    const answer = inTime(once(port2, 'message'), 50);
    port1.postMessage('there all the time');
    for (const until = performance.now() + 200; performance.now() < until;);
    await expect(answer).resolves.toBeDefined();
    port1.close();
  });
});
