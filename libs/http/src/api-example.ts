import { ApiExtension, type OpenAPIObject } from '@nestjs/swagger';

const EXAMPLE = 'x-example-body';

/**
 * A body that can be sent as it is, for operations where the sum of all fields' examples is none. Ids in it are those of
 * nothing; the documentation's page puts the reader's own in their place.
 */
export const ApiExample = (body: object) => ApiExtension(EXAMPLE, body);

interface WithExample {
  [EXAMPLE]?: object;
  requestBody?: { content?: Record<string, { example?: object }> };
}

/** Puts the examples where OpenAPI has them. */
export function documentExamples(document: OpenAPIObject): void {
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path) as WithExample[])) {
    const content = operation.requestBody?.content?.['application/json'];
    if (content && operation[EXAMPLE]) content.example = operation[EXAMPLE];
    delete operation[EXAMPLE];
  }
}
