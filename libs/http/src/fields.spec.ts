import { validateSync } from 'class-validator';
import { IsName, IsTime, LeftOutOrGiven } from './fields';

class Sample {
  @LeftOutOrGiven()
  @IsTime()
  at?: unknown;

  @LeftOutOrGiven()
  @IsName()
  name?: unknown;
}

const valid = (fields: Sample) => validateSync(Object.assign(new Sample(), fields)).length === 0;

it.each(['2026-01-31T09:30:00Z', '2026-01-31T09:30:00.123456Z', '2024-02-29T00:00:00+14:00', '1000-01-01T00:00:00Z'])(
  'takes %s as a time',
  (at) => {
    expect(valid({ at })).toBe(true);
  },
);

it.each([
  '2026-01-31',
  '2026-02-30T00:00:00Z',
  '2026-W05-1',
  '2026-01-31T09:30:00',
  '2026-01-31T25:30:00Z',
  '2026-01-31T09:30:00+23:00',
  '0000-01-01T00:00:00Z',
  '+12026-01-31T09:30:00Z',
  'now',
  7,
  null,
])('takes %s as no time', (at) => {
  expect(valid({ at })).toBe(false);
});

it('takes a name without spaces at its ends and without control characters', () => {
  expect(['A', 'Ünï 😀', 'x'.repeat(100)].map((name) => valid({ name }))).toEqual([true, true, true]);
  const wrong = ['', ' x', 'x ', 'a\0b', 'a\nb', '\ud800', 'x'.repeat(101), null, 7];
  expect(wrong.filter((name) => valid({ name }))).toEqual([]);
});

it('lets a field be left out, but not be null', () => {
  expect([valid({}), valid({ name: undefined }), valid({ name: null })]).toEqual([true, true, false]);
});
