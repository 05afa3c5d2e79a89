export { type Revealed, type SecretAccess, type SecretCheck, SecretsService } from './reveal/secrets.service';
export { SecretUsages } from './manage/secret-usages';
export { SecretsModule } from './secrets.module';
export { SecretsHttpModule } from './secrets-http.module';
export { type Replacement, SecretRenewal } from './renew/secret-renewal';
