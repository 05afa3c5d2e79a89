import { applyDecorators, type INestApplication } from '@nestjs/common';
import { ApiDefaultResponse, DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
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

**Start here:** sign in with \`POST /v1/auth/login\` (the browser keeps the session for every other call on this page),
then make in this order: a workspace, a secret ref, a policy, a source connector, a destination connector, a route.
The source's \`ingestUrl\` is what the third party calls. Programs send an API key as \`Authorization: Bearer sbx_…\`.

Errors are problem documents (RFC 9457) with a stable \`code\`. Lists answer \`{ items, nextCursor }\`. Writes take
\`Idempotency-Key\`; PATCH and DELETE take \`If-Match\` with the resource's ETag.
`;

/** Areas in the order in which a newcomer needs them. */
const TAGS = [
  { name: 'Auth', description: 'Signing in, and the own account.' },
  { name: 'Workspaces', description: 'Everything belongs to one.' },
  { name: 'Members', description: 'Who works in a workspace, in which role.' },
  { name: 'Invites', description: 'Joining takes one link.' },
  { name: 'API keys', description: 'For programs.' },
  { name: 'Secrets', description: 'Values go in and never come out.' },
  { name: 'Policies', description: 'How hard a third party may be leaned on.' },
  { name: 'Connectors', description: 'Configured third parties: sources and destinations.' },
  { name: 'Routes', description: 'Which events go where.' },
  { name: 'Webhooks', description: 'What came in.' },
  { name: 'Jobs', description: 'What is being done about it.' },
  { name: 'Schedules', description: 'What is done again and again, and when.' },
  { name: 'Insights', description: 'Figures over time, and what changes as it happens.' },
  { name: 'Record', description: 'What happened, who did it, and the whole story of one event.' },
  { name: 'Operations', description: 'For orchestrators and load balancers.' },
];

/** The OpenAPI document of the api. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Signalbox')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addCookieAuth('signalbox_session', { type: 'apiKey', in: 'cookie' }, 'session')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'sbx_…' }, 'apiKey')
    .build();
  config.tags = TAGS;
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: [Problem],
    operationIdFactory: (controller, method) =>
      `${controller.replace(/Controller$/, '').replace(/^./, (c) => c.toLowerCase())}_${method}`,
  });
  documentParameters(document);
  return document;
}
