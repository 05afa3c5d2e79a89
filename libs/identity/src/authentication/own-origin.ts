import { SETTINGS, type Settings } from '@app/config';
import { DomainError } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Keeps other sites from writing with a visitor's cookie, beside the cookie's SameSite=Lax.
 * Source: OWASP Cross-Site Request Forgery Prevention Cheat Sheet, "Verifying Origin With Standard Headers" and
 * "Fetch Metadata".
 */
@Injectable()
export class OwnOrigin {
  private readonly publicOrigin: string;

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'PUBLIC_URL'>) {
    this.publicOrigin = new URL(settings.PUBLIC_URL).origin;
  }

  /** Throws a DomainError `cross_site_request` when a cookie's write does not come from our own pages. */
  assert(request: Pick<FastifyRequest, 'method' | 'headers' | 'protocol' | 'host'>): void {
    if (SAFE_METHODS.has(request.method)) return;
    const { origin } = request.headers;
    if (origin === this.publicOrigin || (this.mayBeAsked(request) && origin === addressOf(request))) return;
    // Browsers set it by themselves; no page can.
    const site = request.headers['sec-fetch-site'];
    if (site === 'same-origin' || site === 'none') return;
    const message = `A request with the session cookie must come from ${this.publicOrigin}; programs use an API key.`;
    throw new DomainError('forbidden', 'cross_site_request', message);
  }

  /**
   * Behind a proxy that ends TLS every request looks like plain http. The page of our own name without TLS may be
   * anyone's on the way, so it counts only where the installation has no TLS at all.
   */
  private mayBeAsked({ protocol }: Asked): boolean {
    return protocol === 'https' || this.publicOrigin.startsWith('http:');
  }
}

type Asked = Pick<FastifyRequest, 'protocol' | 'host'>;

const addressOf = ({ protocol, host }: Asked) => `${protocol}://${host}`;
