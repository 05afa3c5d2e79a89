import type { Schemas } from '../api/client';

export type SecretProvider = Schemas['SecretRefDto']['provider'];

interface ProviderWords {
  readonly title: string;
  /** How its place is called; without it the value itself goes in. */
  readonly refLabel?: string;
  readonly refExample?: string;
}

/** Who can keep a secret. */
export const PROVIDERS: Readonly<Record<SecretProvider, ProviderWords>> = {
  local: { title: 'Signalbox itself, encrypted with the master key.' },
  env: { title: 'An environment variable of the apps.', refLabel: 'Variable', refExample: 'SECRET_GITHUB' },
  file: { title: 'A file on the machine of the apps.', refLabel: 'File', refExample: 'github/webhook' },
  vault: { title: 'HashiCorp Vault.', refLabel: 'Path and field', refExample: 'secret/data/github#webhook' },
  'aws-secrets-manager': {
    title: 'AWS Secrets Manager.',
    refLabel: 'Name or ARN',
    refExample: 'github/webhook#secret',
  },
};
