import { KMS_KEY_PREFIX } from '@app/config';

const KEY_BYTES = 32;

/**
 * A key in base64: as it was given, or decrypted by AWS KMS when it begins with `aws-kms:`. Region and credentials are
 * those of the AWS environment. The SDK is loaded only then. Throws an error that names the setting.
 */
export async function fromKms(setting: string, text: string): Promise<string> {
  if (!text.startsWith(KMS_KEY_PREFIX)) return text;
  const { DecryptCommand, KMSClient } = await import('@aws-sdk/client-kms');
  const client = new KMSClient({ maxAttempts: 3 });
  try {
    const CiphertextBlob = Buffer.from(text.slice(KMS_KEY_PREFIX.length), 'base64');
    const { Plaintext: key } = await client.send(new DecryptCommand({ CiphertextBlob }));
    if (key?.length !== KEY_BYTES) throw new Error(`it holds ${key?.length ?? 0} bytes, and must hold ${KEY_BYTES}`);
    return Buffer.from(key).toString('base64');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${setting}: AWS KMS did not decrypt the key: ${reason}`, { cause });
  } finally {
    client.destroy();
  }
}
