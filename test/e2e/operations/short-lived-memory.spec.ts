import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { dataSourceOptions } from '@app/database';
import { ShortLived } from '@app/kernel';
import { createTestDatabase, type TestDatabase } from '@app/testing';
import { DataSource } from 'typeorm';

const MB = 1024 * 1024;

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as (options: { type: 'minor' | 'major' }) => void;

/** How much of what the work had in buffers V8 cannot let go by collecting what is young, in megabytes. */
async function leftOver(work: (collectYoung: () => void) => unknown): Promise<number> {
  const collectYoung = () => gc({ type: 'minor' });
  gc({ type: 'major' });
  const before = process.memoryUsage().arrayBuffers;
  await work(collectYoung);
  // What survived once is let go by the next.
  for (let time = 0; time < 3; time += 1) collectYoung();
  return (process.memoryUsage().arrayBuffers - before) / MB;
}

describe('what lives for a moment is let go without a collection of the whole heap', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    source = await new DataSource(
      dataSourceOptions({ DATABASE_URL: database.url, DATABASE_POOL_SIZE: 1 }),
    ).initialize();
  });

  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it('what a query was asked with', async () => {
    const asked = await leftOver(async (collectYoung) => {
      for (let query = 0; query < 400; query += 1) {
        await source.query('select length($1::bytea)', [Buffer.alloc(MB / 10)]);
        if (query % 20 === 0) collectYoung();
      }
    });
    expect(asked).toBeLessThan(10); // of 40
  });

  it('items that come and go, also when their table is old', async () => {
    const come = await leftOver((collectYoung) => {
      const items = new ShortLived<Buffer>();
      for (let item = 0; item < 4_000; item += 1) {
        items.set(`${item}`, Buffer.alloc(MB / 100));
        items.delete(`${item - 20}`);
        // First while few have come: what is there twice in a row is old from then on.
        if (item === 10 || item === 11 || item % 100 === 0) collectYoung();
      }
    });
    expect(come).toBeLessThan(10); // of 40
  });
});
