export const SHORTEST_PASSWORD = 12;

export interface Strength {
  /** 0 to 4. */
  readonly score: number;
  readonly words: string;
}

const COMMON = /password|passwort|qwerty|12345|letmein|welcome|signalbox|admin/i;

/** How long a password would stand, roughly: its length counts most, repetition and well-known words take away. */
export function passwordStrength(password: string, own: readonly string[] = []): Strength {
  if (password === '')
    return { score: 0, words: `At least ${SHORTEST_PASSWORD} characters; a few random words are best.` };
  const missing = SHORTEST_PASSWORD - password.length;
  if (missing > 0) return { score: 1, words: `Too short: ${missing} more character${missing === 1 ? '' : 's'}.` };
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(password)).length;
  const distinct = new Set(password).size;
  const guessable =
    distinct < 6 ||
    COMMON.test(password) ||
    own.some((text) => text.length > 3 && password.toLowerCase().includes(text.toLowerCase()));
  if (guessable) return { score: 2, words: 'Easy to guess: it repeats itself, or has a well-known word in it.' };
  const points = password.length + kinds * 2;
  return points >= 24 ? { score: 4, words: 'Strong.' } : { score: 3, words: 'Good. Longer is stronger.' };
}
