import { applyDecorators } from '@nestjs/common';
import { IsISO8601, Length, Matches, ValidateIf } from 'class-validator';

/** The field may be left out, but not be null: null is no value of it. */
export const LeftOutOrGiven = () => ValidateIf((_, value) => value !== undefined);

/** A name people give: 1 to 100 characters, none of them a control character, no space at the ends. */
export const IsName = () =>
  applyDecorators(
    Length(1, 100),
    Matches(/^(?!\s)[^\p{Cc}\p{Cs}]*(?<!\s)$/u, {
      message: '$property must have no control characters and no space at its ends',
    }),
  );

/** A moment that exists, with its offset from UTC, as PostgreSQL reads it too. Source: RFC 3339, section 5.6. */
export const IsTime = () =>
  applyDecorators(
    IsISO8601({ strict: true }, { message: '$property must be a time that exists' }),
    Matches(/^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/, {
      message: '$property must be a time such as 2026-01-31T09:30:00Z',
    }),
  );
