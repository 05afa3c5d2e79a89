import type { WorkspaceScope } from '@app/kernel';

/** Who can keep a value. */
export const PROVIDERS = ['local', 'env', 'file', 'vault', 'aws-secrets-manager'] as const;
export type ProviderName = (typeof PROVIDERS)[number];
export type ExternalProviderName = Exclude<ProviderName, 'local'>;

/** The values that a provider has for one reference. */
export interface ProviderValues {
  readonly current: string;
  /** The value before, if the provider keeps it. */
  readonly previous?: string;
  /** Since when the current one is current; the previous one is accepted for the overlap from then on. */
  readonly changedAt?: Date;
}

/** Someone else who keeps values. A workspace reaches only what the installation opened to it. */
export interface SecretProvider {
  readonly name: ExternalProviderName;
  /** The setting that would switch it on; nothing when it is on. */
  readonly offWithout: string | undefined;
  /** What is wrong with a reference, and what it should look like; nothing when it can be asked for. */
  refProblem(ref: string): string | undefined;
  /** Throws one of the errors in `provider-errors.ts`, none of which tells a value. */
  read(scope: WorkspaceScope, ref: string): Promise<ProviderValues>;
}

/** The largest value, in characters, as for local ones. */
export const MOST_VALUE_CHARACTERS = 16_384;
