import type { InvalidInput } from '@app/kernel';
import type { ArgumentMetadata } from '@nestjs/common';
import { StorableTextPipe } from './storable-text.pipe';

const pipe = new StorableTextPipe();
const body: ArgumentMetadata = { type: 'body' };

function refused(value: unknown, metadata = body): string[] {
  try {
    pipe.transform(value, metadata);
    return [];
  } catch (error) {
    return (error as InvalidInput).fields.map(({ path }) => path);
  }
}

describe('the pipe in front of every handler', () => {
  it('passes on what a database can hold, as it is', () => {
    const value = { name: 'ünï 😀', list: [1, null, true, 'a\nb'], inner: { at: '\u2028' } };
    expect(pipe.transform(value, body)).toBe(value);
    expect(pipe.transform(undefined, body)).toBeUndefined();
  });

  it('names every place with text that is none', () => {
    expect(refused({ a: 'x\0', b: { c: ['ok', '\ud800'] }, d: 'ok' })).toEqual(['a', 'b.c.1']);
    expect(refused('\0', { type: 'param', data: 'traceId' })).toEqual(['traceId']);
  });

  it('looks at names too', () => {
    expect(refused({ a: { 'b\0': 1 } })).toEqual(['a']);
  });

  it('refuses what is nested without end', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect(refused({ a: nested(30) })).toEqual([]);
    expect(refused({ a: nested(40) })).toHaveLength(1);
    const deep = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)) as unknown;
    expect(refused(deep)).toHaveLength(1);
  });

  it('leaves bytes and what our own decorators made alone', () => {
    expect(refused(Buffer.from('\0'))).toEqual([]);
    expect(refused('\0', { type: 'custom' })).toEqual([]);
  });
});
