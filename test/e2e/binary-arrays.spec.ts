import {
  bigintArray,
  type BinaryParameter,
  boolArray,
  byteaArray,
  intArray,
  jsonbArray,
  textArray,
  timestampArray,
  uuidArray,
} from '@app/database';
import { createTestDatabase, type TestDatabase } from '@app/testing';

describe('binary array parameters arrive in PostgreSQL as they were', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(async () => {
    await database.drop();
  });

  /** The values as PostgreSQL read them. */
  async function roundTrip(type: string, parameter: BinaryParameter): Promise<unknown[]> {
    const rows = await database.query<{ value: unknown }>(`select value from unnest($1::${type}[]) as value`, [
      parameter,
    ]);
    return rows.map((row) => row.value);
  }

  it.each([
    ['uuid', uuidArray, ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', null]],
    [
      'text',
      textArray,
      ['', 'plain', `it's "quoted", {braced}, \\escaped\\`, 'żółć 日本語 🚂\u0301', 'NULL', '\t\r\n', null],
    ],
    [
      'bytea',
      byteaArray,
      [Buffer.alloc(0), Buffer.alloc(70_000, 7), Buffer.from([0, 255, 0, 92, 39]), null, Buffer.alloc(2_048, 1), null],
    ],
    ['bool', boolArray, [true, null, false]],
    ['int', intArray, [0, -1, 2_147_483_647, -2_147_483_648, null]],
    [
      'timestamptz',
      timestampArray,
      [
        new Date('2026-07-01T12:34:56.789Z'),
        new Date('2000-01-01T00:00:00.000Z'),
        new Date('1999-12-31T23:59:59.999Z'),
        new Date('1970-01-01T00:00:00.000Z'),
        new Date('1815-06-18T09:00:00.001Z'),
        null,
      ],
    ],
    ['jsonb', jsonbArray, [{ a: [1, 'two', null, { 'ü"': '\\' }] }, [], 'text', 0, true, null]],
  ] as [string, (values: readonly unknown[]) => BinaryParameter, unknown[]][])('%s', async (type, encode, values) => {
    expect(await roundTrip(type, encode(values))).toEqual(values);
    expect(await roundTrip(type, encode([undefined]))).toEqual([null]);
  });

  it('bigint, which the driver answers as text', async () => {
    const values = [0, -1, 5_184_000_000, Number.MAX_SAFE_INTEGER, 1.9, null];
    expect(await roundTrip('bigint', bigintArray(values))).toEqual([
      '0',
      '-1',
      '5184000000',
      '9007199254740991',
      '1',
      null,
    ]);
  });

  it.each([
    ['uuid', uuidArray],
    ['text', textArray],
    ['bytea', byteaArray],
    ['bool', boolArray],
    ['int', intArray],
    ['bigint', bigintArray],
    ['timestamptz', timestampArray],
    ['jsonb', jsonbArray],
  ] as [string, (values: readonly never[]) => Buffer][])('an empty array of %s', async (type, encode) => {
    expect(await roundTrip(type, encode([]))).toEqual([]);
    expect(await database.query(`select $1::${type}[] as value`, [encode([])])).toEqual([{ value: [] }]);
  });

  it('refuses what its type cannot hold, before or in PostgreSQL', async () => {
    expect(() => intArray([2_147_483_648])).toThrow(/out of range/);
    expect(() => timestampArray([new Date(NaN)])).toThrow(/NaN/);
    expect(() => uuidArray(['not a uuid'])).toThrow(/not a UUID/);
    await expect(roundTrip('text', textArray(['a\u0000b']))).rejects.toMatchObject({ code: '22021' });
  });
});
