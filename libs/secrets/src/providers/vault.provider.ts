import { SETTINGS, type Settings } from '@app/config';
import type { WorkspaceScope } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { SecretProviderUnavailable, SecretValueNotFound } from './provider-errors';
import type { ProviderValues, SecretProvider } from './secret-provider';
import { usable } from './usable-value';
import { VaultClient, type VaultSettings } from './vault-client';

const REF = /^([A-Za-z0-9][A-Za-z0-9._-]{0,99}(?:\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,8})#([A-Za-z0-9._-]{1,100})$/;

interface Version {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly version: number;
  readonly createdAt: Date;
}

/**
 * The provider `vault`: fields of secrets in a KV version 2 engine, as `path#field`. The version before the current one
 * is the former value. Source: Vault documentation, "KV secrets engine - version 2 (API)".
 */
@Injectable()
export class VaultProvider implements SecretProvider {
  readonly name = 'vault';
  readonly offWithout: string | undefined;
  private readonly client: VaultClient;
  private readonly mount: string;
  private readonly folder: string;

  constructor(@Inject(SETTINGS) settings: VaultSettings & Pick<Settings, 'VAULT_SECRETS_PATH'>) {
    this.offWithout = settings.VAULT_ADDR === undefined ? 'VAULT_ADDR' : undefined;
    this.client = new VaultClient(settings);
    const [mount, ...folder] = settings.VAULT_SECRETS_PATH.split('/').filter((part) => part !== '');
    this.mount = mount ?? 'secret';
    this.folder = folder.map((part) => `${part}/`).join('');
  }

  refProblem(ref: string): string | undefined {
    return REF.test(ref)
      ? undefined
      : 'must be the path of a secret and one of its fields, such as github/webhook#secret';
  }

  async read(scope: WorkspaceScope, ref: string): Promise<ProviderValues> {
    const [, name = '', field = ''] = REF.exec(ref) ?? [];
    const path = this.folder.replaceAll('{workspace}', scope.workspaceId) + name;
    const latest = await this.version(path);
    const value = latest?.fields[field];
    if (!latest || typeof value !== 'string') {
      throw new SecretValueNotFound(`Vault has no text field ${field} in ${this.mount}/${path}.`);
    }
    const before = latest.version > 1 ? (await this.version(path, latest.version - 1))?.fields[field] : undefined;
    return {
      current: usable(ref, value),
      previous: typeof before === 'string' ? before : undefined,
      changedAt: latest.createdAt,
    };
  }

  /** Nothing when there is no such version, or it was deleted. */
  private async version(path: string, version?: number): Promise<Version | undefined> {
    const query = version === undefined ? '' : `?version=${version}`;
    const { status, body } = await this.client.get(`${this.mount}/data/${path}${query}`);
    if (status === 404) return undefined;
    if (status !== 200) throw new SecretProviderUnavailable('vault', `${reasonOf(status)} for ${this.mount}/${path}`);
    const { data } = body as { data: { data: Version['fields'] | null; metadata: Metadata } };
    if (!data.data) return undefined;
    return { fields: data.data, version: data.metadata.version, createdAt: new Date(data.metadata.created_time) };
  }
}

interface Metadata {
  readonly version: number;
  readonly created_time: string;
}

function reasonOf(status: number): string {
  if (status === 403) return 'it refuses access';
  if (status === 503) return 'it is sealed or in maintenance';
  return `it answered ${status}`;
}
