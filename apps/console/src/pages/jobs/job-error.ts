type ErrorData = Record<string, unknown> | null | undefined;

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** What went wrong, in one line. */
export function errorLine(error: ErrorData): string | undefined {
  if (!error) return undefined;
  const message = text(error['message']) ?? text(error['reason']) ?? text(error['detail']);
  const code = text(error['code']);
  return [code, message].filter(Boolean).join(': ') || JSON.stringify(error);
}

/** The error and what caused it, from the outermost inwards. */
export function causeChain(error: ErrorData): string[] {
  const chain: string[] = [];
  let cause: unknown = error;
  while (typeof cause === 'object' && cause !== null && chain.length < 10) {
    const line = errorLine(cause as Record<string, unknown>);
    if (line !== undefined) chain.push(line);
    cause = (cause as Record<string, unknown>)['cause'];
  }
  return chain;
}
