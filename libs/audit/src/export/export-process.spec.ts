import { text } from 'node:stream/consumers';
import { INSTALLATION } from '../record-owner';
import { exportElsewhere } from './export-process';
import type { ExportOrder } from './export-text';

const order: ExportOrder = {
  log: 'audit',
  format: 'ndjson',
  selection: { owner: INSTALLATION, range: {}, filters: {} },
};

const { execPath } = process;
afterEach(() => (process.execPath = execPath));

describe('an export elsewhere', () => {
  it('fails, and nothing else does, when no process can be started', async () => {
    const unhandled: unknown[] = [];
    process.on('unhandledRejection', (reason) => unhandled.push(reason));
    process.execPath = '/nowhere/node';
    await expect(text(exportElsewhere(order))).rejects.toThrow('ENOENT');
    expect(unhandled).toEqual([]);
  });
});
