import { ValidateBy } from 'class-validator';

/**
 * Whether a browser that follows it stays on this site. `//host`, `/\host` and a tab or line feed in between would all
 * lead elsewhere. Source: OWASP Unvalidated Redirects and Forwards Cheat Sheet; the URL Standard, which strips tabs and
 * line feeds and takes a backslash for a slash.
 */
export function isLocalPath(text: unknown): text is string {
  return typeof text === 'string' && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text) && text.length <= 1_000;
}

/** The field is a path of this site, such as `/console/jobs?status=dead`. */
export const IsLocalPath = () =>
  ValidateBy({
    name: 'isLocalPath',
    validator: {
      validate: isLocalPath,
      defaultMessage: () => '$property must be a path of this site, such as /console',
    },
  });
