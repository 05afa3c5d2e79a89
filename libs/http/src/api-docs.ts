import { applyDecorators, type INestApplication } from '@nestjs/common';
import { ApiDefaultResponse, DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { documentAccess } from './api-access';
import { AREAS, TAG_GROUPS } from './api-areas';
import { documentExamples } from './api-example';
import { documentParameters } from './api-parameters';
import { Problem } from './problem.dto';

/** Documents that every error of the controller is a problem document. */
export const ApiProblems = () =>
  applyDecorators(
    ApiDefaultResponse({
      description: 'Any error, as a problem document.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }),
  );

const DESCRIPTION = `
Signed webhooks in, durable jobs, calls out under policy, everything on record.

**Start here:** sign in to the console, or with \`POST /v1/auth/login\` on this page; the browser keeps the session. Then
make in this order: a workspace, a secret ref, a policy, a source connector, a destination connector, a route. The
source's \`ingestUrl\` is what the third party calls. Programs send an API key as \`Authorization: Bearer sbx_…\`.

Errors are problem documents (RFC 9457) with a stable \`code\`. Lists answer \`{ items, nextCursor }\`. Writes take
\`Idempotency-Key\`; PATCH and DELETE take \`If-Match\` with the resource's ETag. Each operation says which permission it
needs; which role has which is in \`docs/permissions.md\`.
`;

/** The OpenAPI document of the api. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Signalbox')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addCookieAuth('signalbox_session', { type: 'apiKey', in: 'cookie' }, 'session')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'sbx_…' }, 'apiKey')
    .build();
  config.tags = AREAS.flatMap(({ tags }) => tags);
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: [Problem],
    operationIdFactory: (controller, method) =>
      `${controller.replace(/Controller$/, '').replace(/^./, (c) => c.toLowerCase())}_${method}`,
  });
  documentParameters(document);
  documentAccess(document);
  documentExamples(document);
  return Object.assign(document, { 'x-tagGroups': TAG_GROUPS });
}
