import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Schemas } from '../../api/client';
import { duration } from '../../app/relative-time';
import { Status } from '../../components/status';
import classes from './waterfall.module.css';

interface WaterfallProps {
  entries: Schemas['TraceEntryDto'][];
  /** Unix times in milliseconds. */
  start: number;
  end: number;
  chosen: string | undefined;
  onChoose: (key: string | undefined) => void;
  /** All of the chosen step, below its bar. */
  detail: (entry: Schemas['TraceEntryDto']) => ReactNode;
}

const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Every step as a bar on one time line; each opens what is known of it. */
export function Waterfall({ entries, start, end, chosen, onChoose, detail }: WaterfallProps) {
  const span = Math.max(end - start, 1);
  return (
    <div className={classes.waterfall}>
      <div className={classes.scale} aria-hidden>
        {TICKS.map((tick) => (
          <span key={tick} style={{ left: `${tick * 100}%` }}>
            {duration(tick * span)}
          </span>
        ))}
      </div>
      <ol className={classes.steps}>
        {entries.map((entry) => {
          const key = entry.kind + entry.id;
          const left = ((Date.parse(entry.at) - start) / span) * 100;
          const width = ((entry.durationMs ?? 0) / span) * 100;
          return (
            <li key={key}>
              <UnstyledButton
                className={classes.step}
                aria-expanded={chosen === key}
                onClick={() => onChoose(chosen === key ? undefined : key)}
              >
                <span className={classes.name}>
                  <span className={classes.kind}>{entry.kind}</span>
                  <span className={classes.title}>{entry.title}</span>
                </span>
                <span className={classes.status}>{entry.status && <Status value={entry.status} />}</span>
                <span className={classes.time}>
                  +{duration(Date.parse(entry.at) - start)}
                  {entry.durationMs !== undefined && `, ${duration(entry.durationMs)}`}
                </span>
                <span className={classes.track} aria-hidden>
                  <span
                    className={classes.bar}
                    data-kind={entry.kind}
                    data-bad={entry.status === 'failed' || entry.status === 'dead' || undefined}
                    style={{ left: `min(${left}%, calc(100% - 4px))`, width: `max(${width}%, 4px)` }}
                  />
                </span>
              </UnstyledButton>
              {chosen === key && <div className={classes.detail}>{detail(entry)}</div>}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
