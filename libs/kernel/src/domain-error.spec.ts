import { Conflict, DomainError, InvalidInput, NotFound, Unavailable } from './domain-error';

describe('errors of the domain', () => {
  it('are told apart by class, kind and code', () => {
    const missing = new NotFound('secret ref', '42');
    expect(missing).toBeInstanceOf(DomainError);
    expect(missing).toMatchObject({ name: 'NotFound', kind: 'not_found', code: 'secret_ref_not_found', fields: [] });
    expect(missing.message).toBe('There is no secret ref with the id 42 here.');
    expect(new Conflict('name_taken', 'Taken.')).toMatchObject({
      name: 'Conflict',
      kind: 'conflict',
      code: 'name_taken',
    });
  });

  it('name every bad field at once', () => {
    const fields = [
      { path: 'name', message: 'is required' },
      { path: 'retry.maxAttempts', message: 'must be at least 1' },
    ];
    expect(new InvalidInput(fields)).toMatchObject({ kind: 'invalid', code: 'invalid_input', fields });
  });

  it('say when to come back, and keep the cause for the log', () => {
    const cause = new Error('socket');
    expect(new Unavailable('database_unavailable', 'Away.', 2, cause)).toMatchObject({
      kind: 'unavailable',
      retryAfterSeconds: 2,
      cause,
    });
    expect('cause' in new Unavailable('overloaded', 'Full.')).toBe(false);
  });
});
