import { applyDecorators, type INestApplication } from '@nestjs/common';
import { ApiDefaultResponse, DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { Problem } from './problem.dto';

/** Documents that every error of the controller is a problem document. */
export const ApiProblems = () =>
  applyDecorators(
    ApiDefaultResponse({
      description: 'Any error, as a problem document.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }),
  );

/** The OpenAPI document of the api. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Signalbox')
    .setDescription(
      'Integration control plane: signed webhooks in, durable jobs, calls out under policy, everything on record. ' +
        'Errors are problem documents (RFC 9457). Lists answer `{ items, nextCursor }`.',
    )
    .setVersion('1')
    .addCookieAuth('signalbox_session', { type: 'apiKey', in: 'cookie' }, 'session')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'sbx_…' }, 'apiKey')
    .build();
  return SwaggerModule.createDocument(app, config, {
    extraModels: [Problem],
    operationIdFactory: (controller, method) =>
      `${controller.replace(/Controller$/, '').replace(/^./, (c) => c.toLowerCase())}_${method}`,
  });
}
