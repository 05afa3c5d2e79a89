import { genericVerifier } from './generic.verifier';
import { githubVerifier } from './github.verifier';
import { standardWebhooksVerifier } from './standard-webhooks.verifier';
import type { Verifier } from './verifier';

/** Every signature scheme, by the name that connector types use. */
export const VERIFIERS: ReadonlyMap<string, Verifier> = new Map(
  [githubVerifier, standardWebhooksVerifier, genericVerifier].map((verifier) => [verifier.name, verifier]),
);
