import { boundedResult, LONGEST_RESULT } from './bounded-result';

describe('a result', () => {
  it('is kept up to its bound', () => {
    const text = 'x'.repeat(LONGEST_RESULT - 2);
    expect(boundedResult(text)).toBe(text);
    expect([undefined, null, 0, { a: [1] }].map(boundedResult)).toEqual([undefined, null, 0, { a: [1] }]);
  });

  it('that is longer leaves its length, counted in bytes', () => {
    expect(boundedResult('ü'.repeat(LONGEST_RESULT / 2))).toEqual({ truncated: true, bytes: LONGEST_RESULT + 2 });
  });

  it('that is no JSON is left as it is', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(boundedResult(circle)).toBe(circle);
    expect(boundedResult(10n)).toBe(10n);
  });
});
