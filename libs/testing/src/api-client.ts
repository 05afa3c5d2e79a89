import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request, { type Response, type Test } from 'supertest';
import { OPERATOR } from './test-environment';

/** An app in this process, or the URL of one in a process of its own. */
export type AppUnderTest = NestFastifyApplication | string;

/** What supertest sends to. */
export const serverOf = (app: AppUnderTest) => (typeof app === 'string' ? app : app.getHttpServer());

type Method = 'get' | 'post' | 'patch' | 'delete' | 'put';

/** Speaks to the api as a signed-in person or with a key. Every call is a supertest request: `.expect(201)` works. */
export class ApiClient {
  private constructor(
    private readonly app: AppUnderTest,
    private readonly credentials: Record<string, string>,
  ) {}

  static anonymous(app: AppUnderTest): ApiClient {
    return new ApiClient(app, {});
  }

  static withKey(app: AppUnderTest, key: string): ApiClient {
    return new ApiClient(app, { authorization: `Bearer ${key}` });
  }

  static async signedIn(app: AppUnderTest, person = OPERATOR): Promise<ApiClient> {
    return ApiClient.of(app, await ApiClient.anonymous(app).post('/v1/auth/login', person).expect(200));
  }

  /** The person whom this answer signed in. */
  static of(app: AppUnderTest, answer: Response): ApiClient {
    return new ApiClient(app, { cookie: cookieOf(answer), origin: 'http://localhost:3000' });
  }

  /** The same caller; every request carries these headers too. */
  with(headers: Record<string, string>): ApiClient {
    return new ApiClient(this.app, { ...this.credentials, ...headers });
  }

  get(path: string): Test {
    return this.send('get', path);
  }
  post(path: string, body?: object): Test {
    return this.send('post', path, body);
  }
  patch(path: string, body?: object): Test {
    return this.send('patch', path, body);
  }
  put(path: string, body?: object): Test {
    return this.send('put', path, body);
  }
  delete(path: string): Test {
    return this.send('delete', path);
  }

  private send(method: Method, path: string, body?: object): Test {
    const test = request(serverOf(this.app))[method](path).set(this.credentials);
    return body === undefined ? test : test.send(body);
  }
}

function cookieOf(answer: Response): string {
  const cookies = answer.headers['set-cookie'] as unknown as string[] | undefined;
  return (cookies ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
}
