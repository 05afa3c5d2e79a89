import { Pace } from './pace';

describe('the pace of a lane', () => {
  let pace: Pace;

  beforeEach(() => {
    jest.useFakeTimers();
    pace = new Pace();
  });

  afterEach(() => jest.useRealTimers());

  /** So many jobs run side by side and end after so many milliseconds. */
  function work(jobs: number, milliseconds: number): void {
    for (let nth = 0; nth < jobs; nth += 1) pace.begin();
    jest.advanceTimersByTime(milliseconds);
    for (let nth = 0; nth < jobs; nth += 1) pace.end();
  }

  it('is unknown before the first jobs have ended', () => {
    pace.begin();
    expect(pace.within(1_000)).toBe(0);
  });

  it('comes near that of the last moments', () => {
    for (let nth = 0; nth < 10; nth += 1) {
      work(100, 10);
      pace.within(1);
    }
    expect(pace.within(25)).toBeGreaterThan(240);
    for (let nth = 0; nth < 10; nth += 1) {
      work(100, 1_000);
      pace.within(1);
    }
    expect(pace.within(25)).toBeLessThan(5);
  });

  it('does not suffer from the time in which nothing is running', () => {
    for (let nth = 0; nth < 10; nth += 1) {
      work(100, 10);
      jest.advanceTimersByTime(500);
      pace.within(1);
    }
    expect(pace.within(25)).toBeGreaterThan(240);
  });

  it('falls while jobs run that do not end', () => {
    for (let nth = 0; nth < 10; nth += 1) {
      work(100, 10);
      pace.within(1);
    }
    pace.begin();
    for (let nth = 0; nth < 10; nth += 1) {
      jest.advanceTimersByTime(100);
      pace.within(1);
    }
    expect(pace.within(25)).toBe(0);
  });
});
