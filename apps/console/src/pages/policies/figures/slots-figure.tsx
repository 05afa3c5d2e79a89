import classes from './figures.module.css';

const MOST_DRAWN = 120;

/** A square for each call that may be under way. */
export function SlotsFigure({ maxInFlight }: { maxInFlight: number }) {
  const drawn = Math.min(maxInFlight, MOST_DRAWN);
  const atLatency = (ms: number) => Math.floor((maxInFlight * 1_000) / ms).toLocaleString('en');
  return (
    <figure className={classes.figure}>
      <div className={classes.slots} aria-hidden>
        {Array.from({ length: drawn }, (_, slot) => (
          <span key={slot} />
        ))}
        {maxInFlight > drawn && <b>+ {(maxInFlight - drawn).toLocaleString('en')}</b>}
      </div>
      <figcaption>
        Where a call takes 200 ms, {maxInFlight.toLocaleString('en')} at a time are at most {atLatency(200)} a second;
        where it takes 2 s, {atLatency(2_000)}.
      </figcaption>
    </figure>
  );
}
