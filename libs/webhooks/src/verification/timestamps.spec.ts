import fc from 'fast-check';
import { timestampProblem } from './timestamps';

const NOW = new Date('2025-06-01T12:00:00.000Z');
const seconds = NOW.getTime() / 1_000;

describe('timestampProblem', () => {
  it.each([
    [0, undefined],
    [-300, undefined],
    [300, undefined],
    [-301, 'timestamp_too_old'],
    [301, 'timestamp_in_future'],
  ])('judges a time %i s from now by the edges of the tolerance', (offset, problem) => {
    expect(timestampProblem(String(seconds + offset), 's', NOW, 300)).toBe(problem);
  });

  it.each([
    [-300_000, undefined],
    [300_000, undefined],
    [-300_001, 'timestamp_too_old'],
    [300_001, 'timestamp_in_future'],
  ])('knows milliseconds: %i ms from now', (offset, problem) => {
    expect(timestampProblem(String(NOW.getTime() + offset), 'ms', NOW, 300)).toBe(problem);
  });

  it('does not take one unit for the other', () => {
    expect(timestampProblem(String(NOW.getTime()), 's', NOW, 86_400)).toBe('timestamp_in_future');
    expect(timestampProblem(String(seconds), 'ms', NOW, 86_400)).toBe('timestamp_too_old');
  });

  it.each(['', ' ', 'now', '1e9', '-1', '+1', '1.5', '0x10', ' 1', '1 ', '1\n', 'NaN', 'Infinity', '٣', '1,1'])(
    'refuses %j',
    (text) => {
      expect(timestampProblem(text, 's', NOW, 300)).toBe('timestamp_malformed');
    },
  );

  it('refuses a leading zero and more digits than a time has', () => {
    expect(timestampProblem(`0${seconds}`, 's', NOW, 300)).toBe('timestamp_malformed');
    expect(timestampProblem('1'.repeat(17), 'ms', NOW, 300)).toBe('timestamp_malformed');
  });

  it('lets one signed text have one time at most: another cut has another number of digits', () => {
    const digits = fc.stringMatching(/^\d{0,8}$/);
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 18 }), (after, cut) => {
        const text = `${seconds}${after}`;
        const passes = timestampProblem(text.slice(0, cut), 's', NOW, 86_400) === undefined;
        expect(passes).toBe(Math.min(cut, text.length) === 10);
      }),
      { seed: 3, numRuns: 1_000 },
    );
  });
});
