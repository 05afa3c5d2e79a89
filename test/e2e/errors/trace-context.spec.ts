import { ApiClient } from '@app/testing';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = `00-${TRACE}-00f067aa0ba902b7-01`;

describe('every answer', () => {
  let api: ApiUnderTest;
  beforeAll(async () => (api = await startApiUnderTest()));
  afterAll(() => api.stop());

  it.each([
    ['a success', '/v1/auth/me', 200],
    ['a refusal', '/v1/workspaces?colour=red', 400],
    ['an unknown route', '/v1/nowhere', 404],
    ['a health check', '/health/live', 200],
  ])('carries its request id and trace: %s', async (_, path, status) => {
    const first = await api.operator.get(path).expect(status);
    const second = await api.operator.get(path).expect(status);
    expect(first.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(first.headers.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(first.headers['x-request-id']).not.toBe(second.headers['x-request-id']);
    expect(first.headers.traceparent).not.toBe(second.headers.traceparent);
  });

  it('continues the trace of the caller with a span of its own', async () => {
    const { headers } = await ApiClient.anonymous(api.app).with({ traceparent: PARENT }).get('/health/live');
    expect(headers.traceparent).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
    expect(headers.traceparent).not.toBe(PARENT);
  });

  it.each([
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `ff-${TRACE}-00f067aa0ba902b7-01`,
    `00-${TRACE.toUpperCase()}-00f067aa0ba902b7-01`,
    'nonsense',
  ])('begins a trace where the header is none: %s', async (traceparent) => {
    const { headers } = await ApiClient.anonymous(api.app).with({ traceparent }).get('/health/live');
    expect(headers.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(headers.traceparent?.slice(3, 35)).not.toBe(traceparent.slice(3, 35));
  });
});
