import { createPipeline, deliver, type Pipeline } from '@app/testing';
import { openApi, operationsOf, type Schema } from '../../arch/openapi';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';

const document = openApi();
const made = operationsOf(document).filter(
  ({ method, path, requestBody }) =>
    method === 'post' &&
    requestBody &&
    path.startsWith('/v1/workspaces/{workspaceId}/') &&
    !/\{(?!workspaceId)/.test(path),
);

/** What Swagger UI offers as a body: the example of the operation, else of every field. */
function sampleOf(schema: Schema & { default?: unknown; minimum?: number }): unknown {
  const referred = schema.$ref && document.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
  if (referred) return sampleOf(referred);
  const said = schema.example ?? schema.default;
  if (said !== undefined) return said;
  if (schema.allOf) return sampleOf(schema.allOf[0] ?? {});
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'array') return [sampleOf(schema.items ?? {})];
  if (schema.type === 'boolean') return true;
  if (schema.type === 'number' || schema.type === 'integer') return schema.minimum ?? 0;
  if (schema.type !== 'object') return schema.format === 'uuid' ? '3fa85f64-5717-4562-b3fc-2c963f66afa6' : 'string';
  const fields = Object.entries(schema.properties ?? {});
  return Object.fromEntries(fields.map(([name, field]) => [name, sampleOf(field)]));
}

describe('the examples of the documentation', () => {
  let api: ApiUnderTest;
  let pipeline: Pipeline;
  let known: Record<string, string>;
  beforeAll(async () => {
    api = await startApiUnderTest();
    pipeline = await createPipeline(api.operator, { destinationUrl: 'https://example.com' });
    await deliver(api.app, pipeline.ingestKey, { secret: pipeline.secret });
    const { sourceId, destinationId, routeId, policyId } = pipeline;
    known = { sourceConnectorId: sourceId, destinationConnectorId: destinationId, connectorId: destinationId };
    Object.assign(known, { routeId, toRouteId: routeId, policyId });
  });
  afterAll(() => api.stop());

  /** As the page of the documentation does: what is known of the workspace in place of ids of nothing. */
  const filled = (body: unknown, ids = known): unknown => {
    if (Array.isArray(body)) return body.map((item) => filled(item, ids));
    if (typeof body !== 'object' || body === null) return body;
    return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, ids[name] ?? filled(value, ids)]));
  };

  it.each(made.map((operation) => [operation.name, operation] as const))(
    'can be sent as they are: %s',
    async (_, op) => {
      const content = op.requestBody?.content?.['application/json'];
      // Only of a source is anything repaired.
      const ids = op.path.endsWith('/repair') ? { ...known, connectorId: pipeline.sourceId } : known;
      const body = filled(content?.example ?? sampleOf(content?.schema ?? {}), ids);
      const answer = await api.operator.post(op.path.replace('{workspaceId}', pipeline.workspaceId), body as object);
      expect([answer.status < 300, answer.body.errors ?? answer.body.detail]).toEqual([true, undefined]);
    },
  );
});
