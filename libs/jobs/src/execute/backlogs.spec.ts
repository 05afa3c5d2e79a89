import { Backlogs } from './backlogs';

describe('the backlogs of a lane', () => {
  const taken = (counts: Record<string, number>) => new Map(Object.entries(counts));
  let backlogs: Backlogs;

  beforeEach(() => {
    backlogs = new Backlogs();
  });

  it('are of workspaces that filled their share, until they do not', () => {
    backlogs.learn('bulk', 'all', taken({ busy: 50, quiet: 1 }), 50);
    expect(backlogs.of('bulk')).toEqual(['busy']);
    expect(backlogs.of('default')).toEqual([]);
    backlogs.learn('bulk', 'backlogs', taken({ busy: 99 }), 100);
    expect(backlogs.of('bulk')).toEqual([]);
  });

  it('are not told by a share of a few jobs', () => {
    backlogs.learn('bulk', 'all', taken({ one: 1, other: 1 }), 1);
    expect(backlogs.state('bulk')).toBe('none');
  });

  it('are over one by one when they are asked and have nothing', () => {
    backlogs.learn('bulk', 'all', taken({ busy: 50, done: 50 }), 50);
    backlogs.learn('bulk', 'backlogs', taken({ busy: 50, done: 0 }), 50);
    expect(backlogs.of('bulk')).toEqual(['busy']);
    backlogs.learn('bulk', 'backlogs', taken({ busy: 0 }), NaN);
    expect(backlogs.of('bulk')).toEqual([]);
  });

  it('are over when nothing more of them is due, and not when the others have nothing', () => {
    backlogs.learn('bulk', 'all', taken({ busy: 50 }), 50);
    backlogs.learn('bulk', 'others', taken({}), NaN);
    expect(backlogs.of('bulk')).toEqual(['busy']);
    backlogs.learn('bulk', 'backlogs', taken({}), NaN);
    expect(backlogs.of('bulk')).toEqual([]);
  });

  it('stand beside others that had jobs in the last second, in any lane', () => {
    jest.useFakeTimers({ now: 0 });
    backlogs.learn('bulk', 'all', taken({ busy: 50 }), 50);
    expect(backlogs.state('bulk')).toBe('alone');
    backlogs.learn('high', 'all', taken({ quiet: 1 }), 50);
    expect(backlogs.state('bulk')).toBe('beside_others');
    jest.advanceTimersByTime(1_000);
    expect(backlogs.state('bulk')).toBe('alone');
    jest.useRealTimers();
  });

  it('stand alone beside what the same workspace has in less urgent lanes, and not in more urgent ones', () => {
    backlogs.learn('default', 'all', taken({ busy: 50 }), 50);
    backlogs.learn('bulk', 'all', taken({ busy: 1 }), 50);
    expect(backlogs.state('default')).toBe('alone');
    backlogs.learn('high', 'all', taken({ busy: 1 }), 50);
    expect(backlogs.state('default')).toBe('beside_others');
  });
});
