import type { ClaimedJob } from './claim';
import { Turns } from './turns';

const jobs = (...names: string[]) => names.map((id) => ({ id, tenantId: id.charAt(0) }) as ClaimedJob);

describe('jobs that wait for a slot', () => {
  it('come out in turns by workspace, those of one in the order they came', () => {
    const turns = new Turns();
    turns.add(jobs('a1', 'a2', 'a3', 'a4'));
    const out = [turns.next()?.id];
    turns.add(jobs('b1', 'a5', 'b2'));
    while (turns.size > 0) out.push(turns.next()?.id);
    expect(out).toEqual(['a1', 'a2', 'b1', 'a3', 'b2', 'a4', 'a5']);
    expect(turns.next()).toBeUndefined();
  });

  it('can be taken all at once', () => {
    const turns = new Turns();
    turns.add(jobs('a1', 'b1', 'a2'));
    expect(turns.takeAll().map(({ id }) => id)).toEqual(['a1', 'a2', 'b1']);
    expect(turns.size).toBe(0);
    expect(turns.next()).toBeUndefined();
  });
});
