import { ApiClient, createTestDatabase, startApi, type TestDatabase, testEnvironment } from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { accept, told } from '../../support/people';

/** What the work prints on standard output, past the logger. */
async function printing<T>(work: () => Promise<T>): Promise<{ result: T; printed: string }> {
  const lines: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    lines.push(String(chunk));
    return true;
  });
  try {
    return { result: await work(), printed: lines.join('') };
  } finally {
    write.mockRestore();
  }
}

const tokenIn = (printed: string) => /First operator: open \S+\/invite\/([\w-]{43})/.exec(printed)?.[1] ?? '';

describe('an installation without people', () => {
  let database: TestDatabase;
  const apps: NestFastifyApplication[] = [];
  beforeEach(async () => (database = await createTestDatabase()));
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
    await database.drop();
  });

  const start = async (count: number, settings: NodeJS.ProcessEnv) => {
    const environment = testEnvironment(database, settings);
    const { result, printed } = await printing(() =>
      Promise.all(Array.from({ length: count }, () => startApi(environment))),
    );
    apps.push(...result);
    return printed;
  };
  const withoutAdmin = { BOOTSTRAP_ADMIN_EMAIL: '', BOOTSTRAP_ADMIN_PASSWORD: '', PUBLIC_URL: 'https://box.example/' };

  it('prints one link for processes that start together, and a later start replaces it', async () => {
    const printed = await start(3, withoutAdmin);
    expect(printed.match(/https:\S+/g)).toEqual([expect.stringMatching(/^https:\/\/box\.example\/console\/invite\//)]);
    await database.query(`update workspace_invites set created_at = now() - interval '1 hour'`);
    const later = await start(1, withoutAdmin);
    const rows = await database.query(`select revoked_at is null as open from workspace_invites order by created_at`);
    expect(rows).toEqual([{ open: false }, { open: true }]);
    const [app] = apps as [NestFastifyApplication];
    expect(told(await accept(app, tokenIn(printed), 'late@example.com'))).toEqual([409, 'invite_revoked']);
    await accept(app, tokenIn(later), 'first@example.com').expect(200);
  });

  it('makes whoever opens the link its operator, once, and then prints no other', async () => {
    const token = tokenIn(await start(1, withoutAdmin));
    const [app] = apps as [NestFastifyApplication];
    const preview = await ApiClient.anonymous(app).get(`/v1/invites/${token}`).expect(200);
    expect(preview.body).toMatchObject({ workspaceName: null, inviterName: null, role: 'operator' });
    const accepted = await accept(app, token, 'Root@Example.com').expect(200);
    expect(accepted.body.user).toMatchObject({ email: 'root@example.com', isOperator: true });
    expect(accepted.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
    expect(told(await accept(app, token, 'b@example.com'))).toEqual([409, 'invite_used']);
    expect(await start(1, withoutAdmin)).toBe('');
  });

  it('makes the operator of the settings, once, and never shows the password', async () => {
    const password = 'correct horse battery';
    const admin = { BOOTSTRAP_ADMIN_EMAIL: 'Boss@example.com', BOOTSTRAP_ADMIN_PASSWORD: password };
    const printed = await start(2, admin);
    expect(printed).not.toContain(password);
    expect(await database.query('select email, is_operator from users')).toEqual([
      { email: 'boss@example.com', is_operator: true },
    ]);
    expect(await database.query('select actor_type, action from operator_audit_log')).toEqual([
      { actor_type: 'system', action: 'user.create' },
    ]);
    for (const app of apps) await ApiClient.signedIn(app, { email: 'boss@example.com', password });
  });
});
