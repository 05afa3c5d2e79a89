import { SETTINGS, type Settings } from '@app/config';
import type { WorkspaceScope } from '@app/kernel';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { SecretProviderUnavailable, SecretValueNotFound, SecretValueUnusable } from './provider-errors';
import type { ProviderValues, SecretProvider } from './secret-provider';
import { usable } from './usable-value';

const REF = /^([A-Za-z0-9][A-Za-z0-9/_+=.@-]{0,199})(?:#([A-Za-z0-9._-]{1,100}))?$/;

interface Stage {
  readonly text: string;
  readonly createdAt: Date | undefined;
}

/**
 * The provider `aws-secrets-manager`: a secret's text, or with `name#field` a field of its JSON. The stage AWSPREVIOUS
 * is the former value. The SDK is loaded with the first read, and takes region and credentials from the environment.
 */
@Injectable()
export class AwsSecretsManagerProvider implements SecretProvider, OnApplicationShutdown {
  readonly name = 'aws-secrets-manager';
  readonly offWithout: string | undefined;
  private readonly prefix: string;
  private client?: Promise<SecretsManagerClient>;

  constructor(@Inject(SETTINGS) { SECRETS_AWS_PREFIX }: Pick<Settings, 'SECRETS_AWS_PREFIX'>) {
    this.offWithout = SECRETS_AWS_PREFIX === undefined ? 'SECRETS_AWS_PREFIX' : undefined;
    this.prefix = SECRETS_AWS_PREFIX ?? '';
  }

  refProblem(ref: string): string | undefined {
    return REF.test(ref)
      ? undefined
      : 'must be the name of a secret without its prefix, such as github or github#token';
  }

  async read(scope: WorkspaceScope, ref: string): Promise<ProviderValues> {
    const [, name = '', field] = REF.exec(ref) ?? [];
    const id = this.prefix.replaceAll('{workspace}', scope.workspaceId) + name;
    const current = await this.stage(id, 'AWSCURRENT');
    if (!current) throw new SecretValueNotFound(`AWS Secrets Manager has no secret ${id}.`);
    const before = await this.stage(id, 'AWSPREVIOUS');
    return {
      current: usable(ref, valueOf(ref, current.text, field)),
      previous: before && valueOf(ref, before.text, field),
      changedAt: current.createdAt,
    };
  }

  async onApplicationShutdown(): Promise<void> {
    (await this.client?.catch(() => undefined))?.destroy();
  }

  private async stage(SecretId: string, VersionStage: string): Promise<Stage | undefined> {
    const { GetSecretValueCommand } = await import('@aws-sdk/client-secrets-manager');
    try {
      const client = await (this.client ??= connect());
      const { SecretString, CreatedDate } = await client.send(new GetSecretValueCommand({ SecretId, VersionStage }));
      if (SecretString === undefined) throw new SecretValueUnusable(`${SecretId} holds bytes and no text.`);
      return { text: SecretString, createdAt: CreatedDate };
    } catch (error) {
      if (error instanceof SecretValueUnusable) throw error;
      const { name = 'error' } = error as Error;
      if (name === 'ResourceNotFoundException') return undefined;
      throw new SecretProviderUnavailable('aws-secrets-manager', `it answered ${name} for ${SecretId}`, error);
    }
  }
}

async function connect(): Promise<SecretsManagerClient> {
  const { SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  return new SecretsManagerClient({ maxAttempts: 3 });
}

function valueOf(ref: string, text: string, field: string | undefined): string {
  if (field === undefined) return text;
  try {
    const value = (JSON.parse(text) as Record<string, unknown> | null)?.[field];
    if (typeof value === 'string') return value;
  } catch {
    // Told below, without the text.
  }
  throw new SecretValueUnusable(`${ref}: the secret is no JSON object with a text field ${field}.`);
}
