import { ApiClient, createTestDatabase, startApi, type TestDatabase, testEnvironment } from '@app/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The api on a database of its own, with its operator signed in. */
export interface ApiUnderTest {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly operator: ApiClient;
  stop(): Promise<void>;
}

export async function startApiUnderTest(settings: NodeJS.ProcessEnv = {}): Promise<ApiUnderTest> {
  const database = await createTestDatabase();
  const app = await startApi(testEnvironment(database, settings));
  return {
    app,
    database,
    operator: await ApiClient.signedIn(app),
    stop: async () => {
      await app.close();
      await database.drop();
    },
  };
}
