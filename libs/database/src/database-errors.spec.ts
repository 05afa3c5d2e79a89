import { Conflict, Unavailable } from '@app/kernel';
import { QueryFailedError } from 'typeorm';
import { asCallerError, explainConstraints, isCollision, isDatabaseAway, isRowFault } from './database-errors';

const withCode = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });
const queryFailed = (code: string, more: object = {}) => new QueryFailedError('select', [], withCode(code, more));

describe('errors of the database', () => {
  it.each(['08006', '53300', '57P01', '57014', '25006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'])(
    '%s: the database is away',
    (code) => {
      for (const error of [withCode(code), queryFailed(code)]) {
        expect(isDatabaseAway(error)).toBe(true);
        expect(asCallerError(error)).toBeInstanceOf(Unavailable);
        expect(asCallerError(error)).toMatchObject({
          code: 'database_unavailable',
          retryAfterSeconds: 2,
          cause: error,
        });
      }
    },
  );

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Query read timeout',
    'Client has encountered a connection error and is not queryable',
  ])('%s: the database is away', (message) => {
    expect(isDatabaseAway(new Error(message))).toBe(true);
  });

  it.each(['22P02', '23505', '42601', 'ENOENT'])('%s: it is not', (code) => {
    const error = queryFailed(code);
    expect(isDatabaseAway(error)).toBe(false);
    expect(asCallerError(error)).toBe(error);
  });

  it('tells a row’s own fault and a collision from the rest', () => {
    for (const code of ['22P02', '22021', '23505', '54000']) expect(isRowFault(queryFailed(code))).toBe(true);
    for (const code of ['42601', '40P01', '08006']) expect(isRowFault(queryFailed(code))).toBe(false);
    for (const code of ['40001', '40P01']) expect(isCollision(queryFailed(code))).toBe(true);
    for (const code of ['23505', '08006']) expect(isCollision(queryFailed(code))).toBe(false);
  });

  it('explains a broken constraint that it knows by name, and leaves others as they are', async () => {
    const explain = (error: Error) =>
      explainConstraints({ uq_things_name: () => new Conflict('name_taken', 'The name is taken.') }, () =>
        Promise.reject(error),
      );
    await expect(explain(queryFailed('23505', { constraint: 'uq_things_name' }))).rejects.toMatchObject({
      code: 'name_taken',
    });
    await expect(explain(queryFailed('23505', { constraint: 'uq_other' }))).rejects.toBeInstanceOf(QueryFailedError);
    await expect(explain(new Error('other'))).rejects.toThrow('other');
  });
});
