import { duration } from '../../../app/relative-time';
import classes from './figures.module.css';

interface Rate {
  limit: number;
  perSeconds: number;
  burst: number;
}

const WIDTH = 600;
const HEIGHT = 96;
const count = (calls: number) => (calls >= 10 ? Math.round(calls).toLocaleString('en') : String(+calls.toFixed(1)));

/** A full bucket and more calls than it holds: the burst goes out at once, the others as tokens come. */
export function BucketFigure({ rate }: { rate: Rate }) {
  const { limit, perSeconds, burst } = rate;
  const perSecond = limit / perSeconds;
  const spanSeconds = Math.max(perSeconds, burst / perSecond);
  const most = burst + perSecond * spanSeconds;
  const y = (calls: number) => HEIGHT - (calls / most) * (HEIGHT - 8);
  const oneEveryMs = 1_000 / perSecond;
  return (
    <figure className={classes.figure}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className={classes.plot} aria-hidden>
        <path
          d={`M0 ${HEIGHT} V${y(burst)} L${WIDTH} ${y(most)} V${HEIGHT} Z`}
          className={classes.area}
          vectorEffect="non-scaling-stroke"
        />
        <path d={`M0 ${y(burst)} H${WIDTH}`} className={classes.mark} vectorEffect="non-scaling-stroke" />
        <path
          d={`M0 ${HEIGHT} V${y(burst)} L${WIDTH} ${y(most)}`}
          className={classes.line}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <div className={classes.ends} aria-hidden>
        <span>now: {count(burst)} at once</span>
        <span>
          after {duration(spanSeconds * 1_000)}: {count(most)} calls
        </span>
      </div>
      <figcaption>
        {burst === 1 ? 'One call at a time' : `${count(burst)} calls at once`}, then one every {duration(oneEveryMs)},
        that is {perSecond >= 1 ? `${count(perSecond)} a second` : `${count(perSecond * 60)} a minute`}. An empty bucket
        is full again after {duration(burst * oneEveryMs)}.
      </figcaption>
    </figure>
  );
}
