import { ApiProperty, OmitType } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { AuditQuery, EventsQuery, RequestsQuery } from '../record.query.dto';

export const EXPORT_FORMATS = ['ndjson', 'csv'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const PAGING = ['limit', 'cursor'] as const;

const Format = () => (target: object, key: string) => {
  ApiProperty({
    enum: EXPORT_FORMATS,
    enumName: 'ExportFormat',
    default: 'ndjson',
    required: false,
    description: 'One JSON object on each line, or a table for spreadsheets.',
  })(target, key);
  IsIn(EXPORT_FORMATS)(target, key);
};

export class EventsExportQuery extends OmitType(EventsQuery, PAGING) {
  @Format()
  format: ExportFormat = 'ndjson';
}

export class RequestsExportQuery extends OmitType(RequestsQuery, PAGING) {
  @Format()
  format: ExportFormat = 'ndjson';
}

export class AuditExportQuery extends OmitType(AuditQuery, PAGING) {
  @Format()
  format: ExportFormat = 'ndjson';
}
