import type { FastifyInstance } from 'fastify';
import helmet, { type HelmetOptions } from 'helmet';

const NOTHING = { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] };

/** Scripts and styles of the page of Swagger UI are files of our own; its icons are in its styles. */
const DOCUMENTATION = {
  ...NOTHING,
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
};

/**
 * Gives every answer the headers that tell browsers to be careful with it. The console's pages bring a content security
 * policy of their own, and webhooks are not answered to browsers. `isHttps`: whether people reach the api by https, and
 * should never again by anything else.
 */
export function useSecurityHeaders(fastify: FastifyInstance, { isHttps }: { isHttps: boolean }): void {
  const headers = (directives: Record<string, string[]>) => {
    const options: HelmetOptions = {
      contentSecurityPolicy: { useDefaults: false, directives },
      strictTransportSecurity: isHttps ? { includeSubDomains: false } : false,
      xFrameOptions: { action: 'deny' },
    };
    return helmet(options);
  };
  const [ofApi, ofDocumentation] = [headers(NOTHING), headers(DOCUMENTATION)];
  fastify.addHook('onRequest', (request, reply, done) => {
    const { url } = request;
    if (url.startsWith('/hooks/')) done();
    else
      (url.startsWith('/docs') ? ofDocumentation : ofApi)(request.raw, reply.raw, (error) =>
        done(error as Error | undefined),
      );
  });
}
