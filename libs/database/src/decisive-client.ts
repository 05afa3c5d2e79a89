import { Client, type ClientConfig } from 'pg';
import { sendLargeParametersAsTheyAre } from './bind-message';

/**
 * The driver's client, but done with a connection on which a query got no answer in time: the driver would give it to
 * the next query, which would wait behind the first.
 */
export class DecisiveClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    sendLargeParametersAsTheyAre(this.connection);
  }

  override query(...parameters: never[]): never {
    const answer = (super.query as (...parameters: never[]) => unknown)(...parameters);
    if (answer instanceof Promise) {
      answer.catch((error: unknown) => {
        // The pool keeps no client that is ending.
        if (error instanceof Error && error.message === 'Query read timeout') this.end().catch(() => undefined);
      });
    }
    return answer as never;
  }
}
