import { NotFound } from '@app/kernel';
import type { PipeTransform } from '@nestjs/common';

/** Reads a policy's version from the path. What is no number of a version names none. Throws {@link NotFound}. */
export class VersionPipe implements PipeTransform<string, number> {
  transform(text: string): number {
    if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFound('policy version', text);
    return Number(text);
  }
}
