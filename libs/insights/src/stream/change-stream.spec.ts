import { once } from 'node:events';
import { ChangeStream } from './change-stream';

const message = (kind: 'inbox' | 'audit', items: { id: string }[] = []) => ({
  id: 'm1',
  workspaceId: 'w',
  changes: [{ kind, count: 1, items }],
});

describe('a change stream', () => {
  it('leaves out what its reader may not read, also once that is taken away', () => {
    const stream = new ChangeStream('w', new Set(['webhooks:read']));
    stream.hear(message('audit'));
    stream.hear(message('inbox'));
    stream.grant(new Set());
    stream.hear(message('inbox'));
    const text = String(stream.bytes.read());
    expect(text.match(/event: changed/g)).toHaveLength(1);
    expect(text).toContain('"kind":"inbox"');
  });

  it('cuts off a reader that does not read', async () => {
    const stream = new ChangeStream('w', new Set(['webhooks:read']));
    const closed = once(stream.bytes, 'close');
    const long = message('inbox', [{ id: 'x'.repeat(10_000) }]);
    for (let told = 0; told < 100; told++) stream.hear(long);
    await closed;
    expect(stream.bytes.destroyed).toBe(true);
  });
});
