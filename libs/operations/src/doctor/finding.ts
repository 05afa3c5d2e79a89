/** What a check found. A finding that is not `ok` says what to do. */
export interface Finding {
  /** What was looked at, such as `database.version`. */
  readonly check: string;
  readonly status: 'ok' | 'warning' | 'error';
  readonly message: string;
  readonly fix?: string;
}

export const ok = (check: string, message: string): Finding => ({ check, status: 'ok', message });
export const warning = (check: string, message: string, fix: string): Finding => ({
  check,
  status: 'warning',
  message,
  fix,
});
export const error = (check: string, message: string, fix: string): Finding => ({
  check,
  status: 'error',
  message,
  fix,
});

/** The text of an error without what may be secret in it: drivers tell the host, never the password. */
export const reasonOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message || (cause as NodeJS.ErrnoException).code || cause.name : String(cause);
