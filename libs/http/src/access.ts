import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiExtension } from '@nestjs/swagger';

/** What a route asks of its caller. A route without a rule is refused, and a test finds it. */
export type AccessRule =
  | { readonly kind: 'public'; readonly reason: string; readonly limitedByAddress: boolean }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'permission'; readonly permission: string };

export const ACCESS_RULE = 'signalbox:access-rule';

/** The rule stands in the OpenAPI document too: the contract tells who may call what. */
const declared = (rule: AccessRule) => applyDecorators(SetMetadata(ACCESS_RULE, rule), ApiExtension('x-access', rule));

const authenticated = (rule: AccessRule) =>
  applyDecorators(declared(rule), ApiCookieAuth('session'), ApiBearerAuth('apiKey'));

/**
 * Anyone may call it. The reason says what protects it instead. How often one client address may is limited, unless
 * those who call are many behind one address, such as a provider or a load balancer.
 */
export const Public = (reason: string, { limitedByAddress = true } = {}) =>
  declared({ kind: 'public', reason, limitedByAddress });

/** Any signed-in person or valid key may call it; it only touches what is theirs. */
export const SignedIn = () => authenticated({ kind: 'signed-in' });

/** The caller needs this `resource:action`, in the workspace of the path if there is one. */
export const Requires = (permission: string) => authenticated({ kind: 'permission', permission });
