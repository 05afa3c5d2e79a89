import { DomainError, Unavailable } from '@app/kernel';

/** The value was sealed under a master key that this process does not have. */
export class MasterKeyMismatch extends Unavailable {
  constructor(sealedUnder: string, present: readonly string[]) {
    super(
      'master_key_mismatch',
      `The secret was encrypted under the master key ${sealedUnder}, but this process has ${present.join(', ')}. ` +
        'Add the former key to SIGNALBOX_OTHER_MASTER_KEYS, or set the value of the secret again.',
      60,
    );
  }
}

/** What is stored is not what was sealed: it was changed, or moved to another secret. */
export class SecretUnreadable extends DomainError {
  constructor(cause?: unknown) {
    const message = 'The stored value of the secret is damaged and cannot be decrypted; set the value again.';
    super('unprocessable', 'secret_unreadable', message, { cause });
  }
}
