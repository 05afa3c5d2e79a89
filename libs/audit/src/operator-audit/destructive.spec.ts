import { isDestructive } from './destructive';

const rule = (action: string) => ({ action, transaction: true });

describe('isDestructive', () => {
  it.each([
    ['connector.delete', 'DELETE'],
    ['member.remove', 'DELETE'],
    ['session.end', 'DELETE'],
    ['api_key.revoke', 'POST'],
    ['api_key.rotate', 'POST'],
    ['workspace.disable', 'POST'],
    ['job.cancel', 'POST'],
    ['jobs.cancel', 'POST'],
  ])('is %s by %s', (action, method) => {
    expect(isDestructive(rule(action), method)).toBe(true);
  });

  it.each([
    ['connector.create', 'POST'],
    ['connector.update', 'PATCH'],
    ['workspace.enable', 'POST'],
  ])('is not %s by %s', (action, method) => {
    expect(isDestructive(rule(action), method)).toBe(false);
  });

  it('is no route that is not audited', () => {
    expect(isDestructive(undefined, 'DELETE')).toBe(false);
    expect(isDestructive({}, 'DELETE')).toBe(false);
  });
});
