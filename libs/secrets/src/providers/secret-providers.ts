import { Injectable } from '@nestjs/common';
import { AwsSecretsManagerProvider } from './aws-secrets-manager.provider';
import { EnvironmentProvider } from './environment.provider';
import { FileProvider } from './file.provider';
import type { ExternalProviderName, SecretProvider } from './secret-provider';
import { VaultProvider } from './vault.provider';

/** The providers besides `local`. */
@Injectable()
export class SecretProviders {
  private readonly providers: ReadonlyMap<string, SecretProvider>;

  constructor(
    environment: EnvironmentProvider,
    file: FileProvider,
    vault: VaultProvider,
    awsSecretsManager: AwsSecretsManagerProvider,
  ) {
    this.providers = new Map(
      [environment, file, vault, awsSecretsManager].map((provider) => [provider.name, provider]),
    );
  }

  get(name: ExternalProviderName): SecretProvider {
    const provider = this.providers.get(name);
    if (!provider) throw new Error(`no secret provider ${name}`);
    return provider;
  }
}
