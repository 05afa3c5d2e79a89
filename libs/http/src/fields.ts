import { applyDecorators } from '@nestjs/common';
import { Length, Matches, ValidateIf } from 'class-validator';

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
