import { ShortLived } from './short-lived';

/** Promises that somebody waits for before a process ends. */
export class UnderWay {
  private readonly promises = new ShortLived<Promise<unknown>>();
  private count = 0;

  /** Remembers the promise until it is settled. */
  add<T>(promise: Promise<T>): Promise<T> {
    this.count += 1;
    const key = `#${this.count}`;
    const forget = () => this.promises.delete(key);
    this.promises.set(key, promise);
    promise.then(forget, forget);
    return promise;
  }

  /** Resolves when all that are under way now are settled, however they end. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.promises.values());
  }
}
