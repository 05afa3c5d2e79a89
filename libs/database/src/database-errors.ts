import { Unavailable } from '@app/kernel';
import { QueryFailedError } from 'typeorm';

interface PostgresError {
  readonly code?: string;
  readonly constraint?: string;
}

const CONNECTION_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']);

function postgresError(error: unknown): PostgresError {
  const source: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return typeof source === 'object' && source !== null ? source : {};
}

/** The name of the unique, foreign key or check constraint that the statement broke, if that is what happened. */
export function violatedConstraint(error: unknown): string | undefined {
  const { code, constraint } = postgresError(error);
  return code?.startsWith('23') ? constraint : undefined;
}

/**
 * Whether the data of one row caused the error (SQLSTATE class 22 data exception, 23 constraint violation,
 * 54 limit exceeded, or a value that could not even be encoded), so that the same statement without that row would
 * pass. Source: PostgreSQL documentation, Appendix A.
 */
export function isRowFault(error: unknown): boolean {
  // A number out of range, a date that is none, an object that contains itself.
  if (error instanceof RangeError || error instanceof TypeError) return true;
  const code = postgresError(error).code;
  return code !== undefined && /^(22|23|54)[0-9A-Z]{3}$/.test(code);
}

/**
 * Whether the transaction was rolled back because of what others did at the same time (SQLSTATE 40001 serialization
 * failure, 40P01 deadlock detected), so that the same work may pass when it is tried again.
 */
export function isCollision(error: unknown): boolean {
  const code = postgresError(error).code;
  return code === '40001' || code === '40P01';
}

/**
 * Whether the database could not be reached or is not taking work now: SQLSTATE class 08 connection (but 08P01, a
 * message that is wrong), 53 resources, 57 operator intervention (shutdown, statement timeout), 25006 read-only, a
 * socket error, or no answer in time.
 */
export function isDatabaseAway(error: unknown): boolean {
  const { code } = postgresError(error);
  if (code !== undefined && (/^(08(?!P01)|53|57)[0-9A-Z]{3}$/.test(code) || code === '25006')) return true;
  if (code !== undefined && CONNECTION_CODES.has(code)) return true;
  return (
    error instanceof Error &&
    /connection terminated|timeout exceeded when trying to connect|query read timeout|Client has encountered a connection error/i.test(
      error.message,
    )
  );
}

/** The error as callers should see it: a database that is away is {@link Unavailable}, everything else is as it was. */
export function asCallerError(error: unknown): unknown {
  if (!isDatabaseAway(error)) return error;
  return new Unavailable('database_unavailable', 'The database cannot be reached right now; try again.', 2, error);
}

/** Runs the work and answers a broken constraint, known by its name, with the error that explains it. */
export async function explainConstraints<T>(
  explanations: Readonly<Record<string, () => Error>>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const explain = explanations[violatedConstraint(error) ?? ''];
    throw explain ? explain() : error;
  }
}
