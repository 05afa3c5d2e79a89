import { ShedTally } from './shed-tally';

const at = (seconds: number) => new Date(seconds * 1_000);
const counts = (events: ReturnType<ShedTally['due']>) =>
  events.map(({ workspaceId, data }) => [workspaceId, data?.count]);

describe('ShedTally', () => {
  let tally: ShedTally;
  beforeEach(() => (tally = new ShedTally()));

  it('tells nothing when nothing was shed', () => {
    expect(tally.due(at(0), 'trace')).toEqual([]);
    expect(tally.due(at(0), 'trace', true)).toEqual([]);
  });

  it('tells each workspace its own count', () => {
    for (const workspaceId of ['a', 'b', 'a', null]) tally.add(workspaceId);
    expect(counts(tally.due(at(0), 'trace'))).toEqual([
      ['a', 2],
      ['b', 1],
      [null, 1],
    ]);
    expect(tally.total).toBe(4);
  });

  it('tells at most once a minute, and then everything since', () => {
    tally.add('a');
    tally.due(at(0), 'trace');
    tally.add('a');
    expect(tally.due(at(59), 'trace')).toEqual([]);
    tally.add('a');
    expect(counts(tally.due(at(60), 'trace'))).toEqual([['a', 2]]);
    expect(tally.total).toBe(3);
  });

  it('tells the rest at the end of the process', () => {
    tally.add('a');
    tally.due(at(0), 'trace');
    tally.add('a');
    expect(counts(tally.due(at(1), 'trace', true))).toEqual([['a', 1]]);
  });

  it('tells again what could not be written', () => {
    tally.add('a');
    tally.putBack(tally.due(at(0), 'trace'));
    tally.add('a');
    expect(counts(tally.due(at(60), 'trace'))).toEqual([['a', 2]]);
  });
});
