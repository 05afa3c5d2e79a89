import { DomainError } from '@app/kernel';

/** The call cannot be made as the connector is set up. */
export class NotCallable extends DomainError {
  constructor(code: string, message: string) {
    super('unprocessable', code, message);
  }
}
