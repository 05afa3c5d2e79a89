import { Injectable } from '@nestjs/common';
import type { ConnectorType } from './connector-type';

/**
 * The signature schemes that can be verified. Types may name one before its verifier exists; until then they take no
 * webhooks. Whoever verifies registers what it knows.
 */
@Injectable()
export class VerificationSchemes {
  private readonly known = new Set<string>();

  register(names: Iterable<string>): void {
    for (const name of names) this.known.add(name);
  }

  /** Whether webhooks of the type can be proven. */
  verifies(type: ConnectorType): boolean {
    return type.verification !== undefined && this.known.has(type.verification);
  }
}
