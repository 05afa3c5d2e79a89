import { RecentChanges } from './recent-changes';

const message = (id: string, workspaceId: string) => ({ id, workspaceId, changes: [] });

describe('recent changes', () => {
  it('tells one workspace what it missed', () => {
    const recent = new RecentChanges();
    const start = recent.latest;
    for (const [id, workspaceId] of [['1', 'a'], ['2', 'b'], ['3', 'a']] as const) recent.add(message(id, workspaceId)); // prettier-ignore
    expect(recent.after('1', 'a')?.map(({ id }) => id)).toEqual(['3']);
    expect(recent.after('3', 'a')).toEqual([]);
    expect(recent.after(start, 'b')?.map(({ id }) => id)).toEqual(['2']);
    expect(recent.after('0', 'a')).toBeUndefined();
  });

  it('keeps a bounded number, and knows what it no longer knows', () => {
    const recent = new RecentChanges();
    for (let id = 0; id < 10_000; id++) recent.add(message(String(id), 'a'));
    expect(recent.after('0', 'a')).toBeUndefined();
    const kept = recent.after('8100', 'a');
    expect(kept).toHaveLength(1_899);
    recent.forget();
    expect(recent.after('9999', 'a')).toBeUndefined();
  });
});
