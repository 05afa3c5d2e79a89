// Loaded before an app: moves its wall clock by the milliseconds that this file holds whenever it is told to look. The
// monotonic clock goes on, as it does when a machine's time is set.
import { readFileSync } from 'node:fs';

const file = process.env.FAULTS_CLOCK_FILE;
const RealDate = Date;
let shift = 0;
// Whoever does not listen ignores this signal.
process.on('SIGWINCH', () => {
  shift = Number(readFileSync(file, 'utf8'));
});

globalThis.Date = class Date extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(RealDate.now() + shift);
    else super(...args);
  }
  static now() {
    return RealDate.now() + shift;
  }
};
