import type { InvalidInput } from '@app/kernel';
import { Type } from 'class-transformer';
import { IsInt, IsString, Min, ValidateNested } from 'class-validator';
import { validationPipe } from './validation';

class Inner {
  @IsInt()
  @Min(1)
  count: number;
}

class Outer {
  @IsString()
  name: string;

  @ValidateNested({ each: true })
  @Type(() => Inner)
  inner: Inner[];
}

const check = (value: unknown) =>
  validationPipe()
    .transform(value, { type: 'body', metatype: Outer })
    .then(
      () => [],
      (error: InvalidInput) => error.fields.map(({ path, message }) => `${path} ${message}`),
    );

it('names every bad field at once by its path, without repeating its name', async () => {
  const problems = await check({ name: 7, inner: [{ count: 1 }, { count: 0.5 }], extra: 1 });
  expect(problems.sort()).toEqual([
    'extra is not a field of this request',
    'inner.1.count must be an integer number',
    'inner.1.count must not be less than 1',
    'name must be a string',
  ]);
});

it('names unknown fields of inner objects too', async () => {
  expect(await check({ name: 'x', inner: [{ count: 1, more: 1 }] })).toEqual([
    'inner.0.more is not a field of this request',
  ]);
});

it('does not show the value, which may be a secret', async () => {
  const error = (await validationPipe()
    .transform({ name: ['hunter2'], inner: [] }, { type: 'body', metatype: Outer })
    .catch((caught: unknown) => caught)) as InvalidInput;
  expect(JSON.stringify([error, error.message, error.fields])).not.toContain('hunter2');
});
