import { DomainError, Unavailable } from '@app/kernel';

/** The provider was switched off after the reference was made. */
export class SecretProviderOff extends DomainError {
  constructor(provider: string, setting: string) {
    super('unprocessable', 'secret_provider_off', `The secret provider ${provider} is off; set ${setting} to use it.`);
  }
}

/** There is nothing where the reference points. */
export class SecretValueNotFound extends DomainError {
  constructor(message: string) {
    super('unprocessable', 'secret_value_not_found', message);
  }
}

/** What is there cannot be a secret: empty, too long, no text. */
export class SecretValueUnusable extends DomainError {
  constructor(message: string) {
    super('unprocessable', 'secret_value_unusable', message);
  }
}

/** The provider does not let us in, or does not answer: it may be better later. */
export class SecretProviderUnavailable extends Unavailable {
  constructor(provider: string, reason: string, cause?: unknown) {
    super('secret_provider_unavailable', `The secret provider ${provider} gave no value: ${reason}.`, 10, cause);
  }
}
