import { Client, type ClientConfig, type QueryConfig, type QueryResult } from 'pg';
import { sendLargeParametersAsTheyAre } from './bind-message';

type Ask = (query: string | QueryConfig, values: unknown[] | undefined, done: Done) => void;
type Done = (error: Error | null, result: QueryResult) => void;

/**
 * The driver's client, but done with a connection on which a query got no answer in time: the driver would give it to
 * the next query, which would wait behind the first.
 *
 * And it asks with a callback. For a promise the driver assigns a function to a property, and for its own limit of time another:
 * V8 makes a function that is assigned so old from the start, and what it leads to, parameters and rows, stays in
 * memory until the whole heap is collected.
 */
export class DecisiveClient extends Client {
  /** For an answer, in milliseconds; zero is for ever. */
  private readonly limitMs: number;

  constructor(config?: string | ClientConfig) {
    super(config);
    const { connectionParameters } = this as unknown as { connectionParameters: { query_timeout: number | false } };
    this.limitMs = connectionParameters.query_timeout || 0;
    connectionParameters.query_timeout = 0;
    sendLargeParametersAsTheyAre(this.connection);
  }

  override query(...parameters: never[]): never {
    const [query, values] = parameters as unknown as [string | QueryConfig, unknown[] | undefined];
    // What a cursor is asked for takes its time.
    const isPlain = typeof query === 'string' || !('submit' in query);
    const hasCallback = parameters.some((parameter) => typeof parameter === 'function');
    if (isPlain && !hasCallback) return this.ask(query, values) as never;
    return (super.query as (...parameters: never[]) => never)(...parameters);
  }

  private async ask(query: string | QueryConfig, values: unknown[] | undefined): Promise<QueryResult> {
    let limit: NodeJS.Timeout | undefined;
    try {
      return await new Promise((resolve, reject) => {
        if (this.limitMs > 0) limit = setTimeout(() => this.giveUp(reject), this.limitMs);
        (super.query as unknown as Ask)(query, values, (error, result) => (error ? reject(error) : resolve(result)));
      });
    } catch (error) {
      // As the driver does: a stack that leads to who asked, and not to the socket.
      if (error instanceof Error) Error.captureStackTrace(error);
      throw error;
    } finally {
      clearTimeout(limit);
    }
  }

  private giveUp(reject: (error: Error) => void): void {
    reject(new Error('Query read timeout'));
    // The pool keeps no client that is ending.
    this.end().catch(() => undefined);
  }
}
