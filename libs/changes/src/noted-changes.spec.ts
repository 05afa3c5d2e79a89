import { NotedChanges, payloadOf } from './noted-changes';

describe('noted changes', () => {
  it('are one message for each workspace, however much changed', () => {
    const noted = new NotedChanges();
    for (let n = 0; n < 1_000; n++) noted.add('a', 'jobs', String(n % 50), 'success');
    noted.add('a', 'jobs', '0', 'dead');
    noted.add('b', 'inbox');
    const [a, b] = noted.take();
    expect(a?.changes).toHaveLength(1);
    expect(a?.changes[0]).toMatchObject({ kind: 'jobs', count: 1_001 });
    expect(a?.changes[0]?.items).toHaveLength(8);
    expect(a?.changes[0]?.items[0]).toEqual({ id: '0', status: 'dead' });
    expect(b).toMatchObject({ workspaceId: 'b', changes: [{ kind: 'inbox', count: 1, items: [] }] });
    expect(noted.take()).toEqual([]);
  });

  it('fit into a notification', () => {
    const items = Array.from({ length: 8 }, () => ({ id: 'i'.repeat(2_000) }));
    const payload = payloadOf({ id: 'm', workspaceId: 'w', changes: [{ kind: 'jobs', count: 9, items }] });
    expect(JSON.parse(payload)).toEqual({
      id: 'm',
      workspaceId: 'w',
      changes: [{ kind: 'jobs', count: 9, items: [] }],
    });
  });
});
