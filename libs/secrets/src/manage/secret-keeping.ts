import { InvalidInput, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { LocalValues } from '../local-values';
import type { ExternalProviderName, ProviderName } from '../providers/secret-provider';
import { SecretProviders } from '../providers/secret-providers';
import type { SecretRef } from '../secret-ref.entity';
import type { SecretVersionDto } from './secret-ref.dto';

/** What a request says about a value: itself, or where it is. */
interface ValueOrPlace {
  readonly value?: string;
  readonly ref?: string;
}

/** Puts values where they are kept: in this database for `local`, and nowhere for the others, who have them. */
@Injectable()
export class SecretKeeping {
  constructor(
    private readonly local: LocalValues,
    private readonly providers: SecretProviders,
  ) {}

  /** Where a new secret's value is found. Throws {@link InvalidInput}. */
  refOf(id: string, provider: ProviderName, given: ValueOrPlace): string {
    this.check(provider, given, true);
    return given.ref ?? id;
  }

  /** What changes of the row when the reference points elsewhere. Throws {@link InvalidInput}. */
  move(row: SecretRef, given: ValueOrPlace & { overlapSeconds: number }, until: Date): Partial<SecretRef> {
    this.check(row.provider as ProviderName, given, false);
    if (row.provider === 'local') return {};
    const { overlapSeconds } = given;
    if (given.ref === undefined || given.ref === row.ref) return { overlapSeconds };
    return { overlapSeconds, ref: given.ref, previousRef: row.ref, previousUntil: until };
  }

  /** Lets the current value end at this time. */
  async retire(scope: WorkspaceScope, row: SecretRef, until: Date): Promise<void> {
    if (row.provider === 'local') await this.local.retire(scope, row.id, until);
  }

  /** Makes this the current value of the row's version. */
  async keep(scope: WorkspaceScope, row: SecretRef, value: string | undefined): Promise<void> {
    if (row.provider === 'local' && value !== undefined) await this.local.set(scope, row.id, row.version, value);
  }

  /**
   * The values that are accepted now, the current one first. Of those that other providers keep only the place is known,
   * and the one before while it is accepted too.
   */
  async versions(scope: WorkspaceScope, row: SecretRef): Promise<SecretVersionDto[]> {
    if (row.provider === 'local') return this.local.versions(scope, row.id);
    const { version, ref, previousRef, previousUntil } = row;
    const current = { version, ref, since: row.rotatedAt ?? row.createdAt, acceptedUntil: null };
    if (previousRef === null || previousUntil === null || previousUntil <= new Date()) return [current];
    return [current, { version: null, ref: previousRef, since: null, acceptedUntil: previousUntil }];
  }

  /** Removes what is kept here. */
  async forget(scope: WorkspaceScope, row: SecretRef): Promise<void> {
    if (row.provider === 'local') await this.local.removeAll(scope, row.id);
  }

  private check(provider: ProviderName, { value, ref }: ValueOrPlace, isNew: boolean): void {
    const problems =
      provider === 'local' ? localProblems(value, ref) : this.externalProblems(provider, value, ref, isNew);
    if (problems.length > 0) throw new InvalidInput(problems);
  }

  private externalProblems(
    provider: ExternalProviderName,
    value: string | undefined,
    ref: string | undefined,
    isNew: boolean,
  ) {
    const keeper = this.providers.get(provider);
    const problems: { path: string; message: string }[] = [];
    if (keeper.offWithout !== undefined) {
      problems.push({ path: 'provider', message: `is off in this installation: ${keeper.offWithout} is not set` });
    }
    if (value !== undefined) {
      problems.push({ path: 'value', message: `must be left out: ${provider} keeps it; say where with ref` });
    }
    if (ref === undefined && isNew) problems.push({ path: 'ref', message: `is required for the provider ${provider}` });
    const problem = ref === undefined ? undefined : keeper.refProblem(ref);
    if (problem !== undefined) problems.push({ path: 'ref', message: problem });
    return problems;
  }
}

function localProblems(value: string | undefined, ref: string | undefined) {
  const problems: { path: string; message: string }[] = [];
  if (value === undefined) problems.push({ path: 'value', message: 'is required for the provider local' });
  if (ref !== undefined) problems.push({ path: 'ref', message: 'must be left out for the provider local' });
  return problems;
}
