import type { Methods } from './remote.mts';

interface Call {
  id: number;
  method: string;
  parameter: unknown;
}

/** Answers the calls of the process that started this one, and ends when that one is gone. */
export function serve(methods: Methods): void {
  process.on('message', ({ id, method, parameter }: Call) => {
    const answer = methods[method]?.(parameter as never) ?? Promise.reject(new Error(`there is no ${method}`));
    answer.then(
      (value) => process.send?.({ id, answer: value }),
      (error: unknown) => process.send?.({ id, error: error instanceof Error ? error.stack : String(error) }),
    );
  });
  process.once('disconnect', () => process.exit());
  process.send?.('ready');
}
