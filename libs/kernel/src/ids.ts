import { v7, validate } from 'uuid';

/** A time-ordered unique id (UUIDv7, RFC 9562): rows made together lie together in every index. */
export function newId(): string {
  return v7();
}

/** Whether the text is a UUID of any version. */
export function isId(text: string): boolean {
  return validate(text);
}
