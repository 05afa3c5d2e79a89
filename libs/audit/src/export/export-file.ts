import type { Readable } from 'node:stream';
import { applyDecorators, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { ownerId, type RecordOwner } from '../record-owner';
import type { ExportFormat } from './export.dto';

const TYPES: Record<ExportFormat, string> = {
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
};

/** A download named after what it holds, of whom, and when it was made. */
export function exportFile(stream: Readable, log: string, owner: RecordOwner, format: ExportFormat): StreamableFile {
  const at = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const name = `signalbox-${log}-${ownerId(owner) ?? 'installation'}-${at}.${format}`;
  return new StreamableFile(stream, { type: TYPES[format], disposition: `attachment; filename="${name}"` });
}

export const ApiExport = () =>
  applyDecorators(
    ApiProduces('application/x-ndjson', 'text/csv'),
    ApiOkResponse({ schema: { type: 'string' }, description: 'The oldest record first.' }),
  );
