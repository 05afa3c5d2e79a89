import { DomainError, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { SecretProviderOff } from '../providers/provider-errors';
import { type ExternalProviderName } from '../providers/secret-provider';
import { SecretProviders } from '../providers/secret-providers';
import type { SecretRef } from '../secret-ref.entity';
import { SecretChanges } from './secret-changes';

/** A value that changes at the provider is noticed this late, in milliseconds. */
const KEEP_MS = 10_000;
const MOST_KEPT = 1_000;

type Values = [string, ...string[]];

/** The values that other providers keep. Each is asked once in a while, however many calls need it. */
@Injectable()
export class ExternalValues {
  private readonly kept = new LRUCache<string, Promise<Values>>({ max: MOST_KEPT, ttl: KEEP_MS });

  constructor(
    private readonly providers: SecretProviders,
    changes: SecretChanges,
  ) {
    changes.listen((id) => this.kept.delete(id));
  }

  /** The accepted values, the current one first. Throws what the provider throws, or {@link SecretProviderOff}. */
  accepted(scope: WorkspaceScope, row: SecretRef): Promise<Values> {
    const kept = this.kept.get(row.id);
    if (kept) return kept;
    const values = this.read(scope, row);
    this.kept.set(row.id, values);
    values.catch(() => this.kept.delete(row.id));
    return values;
  }

  /** The same, as the provider says it now. */
  acceptedNow(scope: WorkspaceScope, row: SecretRef): Promise<Values> {
    this.kept.delete(row.id);
    return this.accepted(scope, row);
  }

  private async read(scope: WorkspaceScope, row: SecretRef): Promise<Values> {
    const provider = this.providers.get(row.provider as ExternalProviderName);
    if (provider.offWithout !== undefined) throw new SecretProviderOff(row.provider, provider.offWithout);
    const { current, previous, changedAt } = await provider.read(scope, row.ref);
    const values: Values = [current];
    const overlaps = changedAt === undefined || Date.now() < changedAt.getTime() + row.overlapSeconds * 1_000;
    if (previous !== undefined && previous !== '' && overlaps) values.push(previous);
    if (row.previousRef !== null && row.previousUntil !== null && row.previousUntil.getTime() > Date.now()) {
      values.push(...(await this.former(scope, row, row.previousRef)));
    }
    return values;
  }

  /** What the reference pointed to before. It may be gone by now, which is no fault. */
  private async former(scope: WorkspaceScope, row: SecretRef, ref: string): Promise<string[]> {
    try {
      return [(await this.providers.get(row.provider as ExternalProviderName).read(scope, ref)).current];
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'unprocessable') return [];
      throw error;
    }
  }
}
