import { type FieldError, InvalidInput } from '@app/kernel';
import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';

/** Deeper JSON is no request of this API, and would exhaust the stack of whoever walks through it. */
const DEEPEST = 32;

/**
 * Refuses text that no database column can hold, wherever it stands in a request: NUL characters, which PostgreSQL
 * does not store, and halves of surrogate pairs, which are no characters. Throws {@link InvalidInput}.
 */
@Injectable()
export class StorableTextPipe implements PipeTransform<unknown, unknown> {
  transform(value: unknown, { type, data }: ArgumentMetadata): unknown {
    if (type === 'custom') return value;
    const fields: FieldError[] = [];
    check(value, data ?? '', 0, fields);
    if (fields.length > 0) throw new InvalidInput(fields);
    return value;
  }
}

function check(value: unknown, path: string, depth: number, fields: FieldError[]): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      fields.push({ path, message: 'has characters that are no text' });
  } else if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value)) {
    if (depth === DEEPEST) fields.push({ path, message: `is nested more than ${DEEPEST} deep` });
    else for (const [key, item] of Object.entries(value)) checkField(key, item, path, depth, fields);
  }
}

function checkField(key: string, item: unknown, parent: string, depth: number, fields: FieldError[]): void {
  const path = parent === '' ? key : `${parent}.${key}`;
  check(key, parent, depth, fields);
  check(item, path, depth + 1, fields);
}
