import { attioVerifier } from './attio.verifier';
import { chatwootVerifier } from './chatwoot.verifier';
import { discordVerifier } from './discord.verifier';
import { genericVerifier } from './generic.verifier';
import { githubVerifier } from './github.verifier';
import { gitlabVerifier } from './gitlab.verifier';
import { hubspotVerifier } from './hubspot.verifier';
import { linearVerifier } from './linear.verifier';
import { shopifyVerifier } from './shopify.verifier';
import { slackVerifier } from './slack.verifier';
import { standardWebhooksVerifier, svixVerifier } from './standard-webhooks.verifier';
import { stripeVerifier } from './stripe.verifier';
import { twilioVerifier } from './twilio.verifier';
import type { Verifier } from './verifier';

/** Every signature scheme, by the name that connector types use. */
export const VERIFIERS: ReadonlyMap<string, Verifier> = new Map(
  [
    attioVerifier,
    chatwootVerifier,
    discordVerifier,
    genericVerifier,
    githubVerifier,
    gitlabVerifier,
    hubspotVerifier,
    linearVerifier,
    shopifyVerifier,
    slackVerifier,
    standardWebhooksVerifier,
    stripeVerifier,
    svixVerifier,
    twilioVerifier,
  ].map((verifier) => [verifier.name, verifier]),
);
