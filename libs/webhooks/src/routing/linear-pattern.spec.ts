import { matchesPattern, patternProblem } from './linear-pattern';

describe('a pattern', () => {
  it('is searched in linear time, also one that makes others backtrack for ever', () => {
    const text = `${'a'.repeat(20_000)}!`;
    for (const pattern of ['^(a+)+$', '^(a|aa)+$', '(.*)*x', '^(([a-z])+.)+[A-Z]$']) {
      expect(matchesPattern(pattern, text)).toBe(false);
    }
  });

  it('is not searched in a text that is too long', () => {
    expect(matchesPattern('a', 'a'.repeat(100_001))).toBe(false);
  });

  it.each(['(', '[z-a]', '(?=a)', '(a)\\1', 'a**', '\\'])('is refused when it is none of RE2: %s', (pattern) => {
    expect(patternProblem(pattern)).toContain('regular expression of RE2');
  });

  it('is refused when it is too long', () => {
    expect(patternProblem('a'.repeat(501))).toContain('500');
    expect(patternProblem('a'.repeat(500))).toBeUndefined();
  });
});
