import { isGenuine, listenLocally, rawServer } from '../support/raw-hook.mts';
import { serve } from '../support/serve.mts';

/** The bare baseline of ingest: verifies the signature over the raw body and answers 202. It stores nothing. */
function listen(secret: string): Promise<string> {
  const app = rawServer();
  app.post('/hooks/:ingestKey', (request, reply) => {
    const genuine = isGenuine(request, secret);
    return reply.code(genuine ? 202 : 401).send({ accepted: genuine });
  });
  return listenLocally(app);
}

const methods = { listen };

export type FastifyHmacMethods = typeof methods;

serve(methods);
