/** The time is counted in so many steps. */
const STEPS = 5;

/**
 * The answer, or an error when it takes longer than so many milliseconds in which this process was awake. A process that
 * was busy or got no CPU finds its timers over and the answer in the socket, unread: so each step of the time ends only
 * after the event loop has read what was there, and a stall counts as one step, however long it was.
 */
export function inTime<T>(answer: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    let left = STEPS;
    let timer: NodeJS.Timeout;
    const step = () => {
      left -= 1;
      if (left > 0) timer = setTimeout(step, milliseconds / STEPS);
      else setImmediate(() => reject(new Error(`no answer within ${milliseconds} ms`)));
    };
    timer = setTimeout(step, milliseconds / STEPS);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
