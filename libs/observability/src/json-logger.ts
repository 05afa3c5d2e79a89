import { redact } from '@app/kernel';
import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { traceIfAny } from './trace-context';

/** Where Nest tells of each module and each route that it makes, more than two hundred lines at each start. */
const OF_EACH_PART: readonly unknown[] = ['InstanceLoader', 'RoutesResolver', 'RouterExplorer'];

/** Nest's logger on pino: JSON lines on standard output, with the trace ids, without secrets. */
export class JsonLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(app: string, level: string, destination?: { write(line: string): void }) {
    const options = {
      level,
      base: { app, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label: string) => ({ level: label }),
        log: (line: Record<string, unknown>) => redact(withErrors(line)) as Record<string, unknown>,
      },
      mixin: () => {
        const trace = traceIfAny();
        return trace ? { traceId: trace.traceId, spanId: trace.spanId, requestId: trace.requestId } : {};
      },
    };
    this.pino = destination ? pino(options, destination) : pino(options);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write(OF_EACH_PART.includes(rest.at(-1)) ? 'debug' : 'info', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest passes `(message, ...details, context)`: details are objects, errors or a stack, the context comes last. */
  private write(
    level: 'info' | 'warn' | 'error' | 'debug' | 'trace' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    if (!this.pino.isLevelEnabled(level)) return; // before anything is made for it
    const context = typeof rest.at(-1) === 'string' ? (rest.at(-1) as string) : undefined;
    const line: Record<string, unknown> = { context };
    for (const detail of context === undefined ? rest : rest.slice(0, -1)) {
      if (detail instanceof Error) line.error = detail;
      else if (typeof detail === 'string') line.stack = detail;
      else if (typeof detail === 'object') Object.assign(line, detail);
    }
    if (message instanceof Error) this.pino[level]({ ...line, error: message }, String(redact(message.message)));
    else if (typeof message === 'object' && message !== null) this.pino[level]({ ...line, ...message });
    else this.pino[level](line, String(redact(String(message))));
  }
}

/** Errors as plain data with their causes, so that redaction sees what is in them. */
function withErrors(line: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(line).map(([key, value]) => [key, value instanceof Error ? errorData(value) : value]),
  );
}

function errorData(error: Error): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  const code = (error as { code?: unknown }).code;
  return { name, message, code, stack, ...(cause instanceof Error ? { cause: errorData(cause) } : {}) };
}
