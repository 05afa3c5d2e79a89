import { isId, NotFound } from '@app/kernel';
import type { PipeTransform } from '@nestjs/common';

/**
 * Reads an id from the path: `@Param('id', new IdPipe('policy')) id`. A text that is no UUID names nothing, so it is
 * answered like an unknown id. Throws {@link NotFound}.
 */
export class IdPipe implements PipeTransform<string, string> {
  /** @param resource the name as the answer tells it, such as `secret ref` */
  constructor(private readonly resource = 'resource') {}

  transform(id: string): string {
    if (!isId(id)) throw new NotFound(this.resource, id);
    // PostgreSQL shows ids in lower case: the same id must be the same text everywhere.
    return id.toLowerCase();
  }
}
