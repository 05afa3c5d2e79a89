import { createHmac } from 'node:crypto';
import type { HmacAlgorithm } from '../verification/signatures';

/** What a sample is made of. */
export interface SampleOrder {
  readonly secret: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** The public URL of the webhook. */
  readonly url: string;
  readonly id: string;
  readonly now: Date;
  /** Left out: one that is usual for the provider. */
  readonly eventType?: string;
  /** Fields of the body that the caller wants as they are. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A webhook as the provider would have sent it. */
export interface SampleEvent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Makes a signed sample; nothing where only the provider can sign. */
export type SampleMaker = (order: SampleOrder) => SampleEvent | undefined;

export function hmac(
  algorithm: HmacAlgorithm,
  key: string | Buffer,
  signed: readonly string[],
  encoding: 'hex' | 'base64',
): string {
  const sum = createHmac(algorithm, key);
  for (const part of signed) sum.update(part);
  return sum.digest(encoding);
}

export const seconds = (at: Date) => String(Math.floor(at.getTime() / 1_000));

/** The text at a path such as `$.event.type`, in an object of its own; nothing for a path of another form. */
export function valueAt(path: string | undefined, value: string): Record<string, unknown> {
  const names = /^\$((?:\.\w+)+)$/
    .exec(path ?? '')?.[1]
    ?.split('.')
    .slice(1);
  if (!names) return {};
  return names.reduceRight<Record<string, unknown> | string>((inner, name) => ({ [name]: inner }), value) as Record<
    string,
    unknown
  >;
}
