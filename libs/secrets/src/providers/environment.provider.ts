import { SETTINGS, type Settings } from '@app/config';
import type { WorkspaceScope } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { SecretValueNotFound } from './provider-errors';
import type { ProviderValues, SecretProvider } from './secret-provider';
import { usable } from './usable-value';

const REF = /^[A-Z][A-Z0-9_]{0,99}$/;

/**
 * The provider `env`: variables of the process with the prefix of the setting. `NAME_PREVIOUS` beside `NAME` is
 * accepted as the former value for as long as it is set.
 */
@Injectable()
export class EnvironmentProvider implements SecretProvider {
  readonly name = 'env';
  readonly offWithout: string | undefined;
  private readonly prefix: string;

  constructor(@Inject(SETTINGS) { SECRETS_ENV_PREFIX }: Pick<Settings, 'SECRETS_ENV_PREFIX'>) {
    this.offWithout = SECRETS_ENV_PREFIX === undefined ? 'SECRETS_ENV_PREFIX' : undefined;
    this.prefix = SECRETS_ENV_PREFIX ?? '';
  }

  refProblem(ref: string): string | undefined {
    if (REF.test(ref)) return undefined;
    return 'must be the name of a variable without its prefix: capitals, digits and underscores, such as GITHUB_TOKEN';
  }

  read(scope: WorkspaceScope, ref: string): Promise<ProviderValues> {
    const workspace = scope.workspaceId.replaceAll('-', '').toUpperCase();
    const name = this.prefix.replaceAll('{workspace}', workspace) + ref;
    const value = process.env[name];
    if (value === undefined) {
      return Promise.reject(
        new SecretValueNotFound(`The variable ${name} is not set; set it and restart all processes.`),
      );
    }
    return Promise.resolve({ current: usable(name, value), previous: process.env[`${name}_PREVIOUS`] });
  }
}
