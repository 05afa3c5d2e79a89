import { ActionIcon, Group, Tooltip, useComputedColorScheme } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type uPlot from 'uplot';
import classes from './chart.module.css';
import { type ChartProps, figuresOf, timeOf } from './chart-data';
import { ChartTable } from './chart-table';
import { draw } from './draw';

/** A chart over time, as a drawing or as a table; its points can be walked with the arrow keys. */
export function Chart(props: ChartProps) {
  const { title, summary, at, series, format, bucketSeconds } = props;
  const [asTable, setAsTable] = useState(false);
  const [point, setPoint] = useState<number>();
  const plot = useRef<uPlot>(undefined);
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme();

  useEffect(() => {
    const element = place.current;
    if (!element || asTable) return undefined;
    const drawn = draw(element, props, setPoint);
    plot.current = drawn;
    const resize = new ResizeObserver(() =>
      drawn.setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    resize.observe(element);
    return () => {
      resize.disconnect();
      drawn.destroy();
      plot.current = undefined;
    };
    // Drawn anew for other colours or another window; new figures of the same one are put in below.
  }, [asTable, scheme, bucketSeconds, props.kind]);
  useEffect(() => {
    if (plot.current) setFigures(plot.current, props);
  });

  const walk = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, Home: -at.length, End: at.length };
    const step = steps[event.key];
    const drawn = plot.current;
    if (step === undefined || !drawn) return;
    event.preventDefault();
    const to = Math.min(at.length - 1, Math.max(0, (point ?? (step > 0 ? -1 : at.length)) + step));
    drawn.setCursor({ left: drawn.valToPos(at[to] ?? 0, 'x'), top: 10 });
    setPoint(to);
  };
  const isEmpty = series.every(({ values }) => values.every((value) => !value));
  const toggle = asTable ? 'Show as a chart' : 'Show as a table';
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>
        <h2 className={classes.title}>{title}</h2>
        <Group gap="sm">
          {!asTable &&
            series.map(({ label, color }) => (
              <span key={label} className={classes.key}>
                <span className={classes.swatch} style={{ background: `var(${color})` }} aria-hidden />
                {label}
              </span>
            ))}
          <Tooltip label={toggle}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={`${toggle}: ${title}`}
              onClick={() => setAsTable(!asTable)}
            >
              {asTable ? <IconChartBar size={15} /> : <IconTable size={15} />}
            </ActionIcon>
          </Tooltip>
        </Group>
      </figcaption>
      {asTable ? (
        <ChartTable {...props} />
      ) : (
        <>
          {isEmpty && <p className={classes.empty}>Nothing in this time.</p>}
          <div
            ref={place}
            className={classes.plot}
            role="img"
            aria-label={`${summary} Walk with the arrow keys.`}
            tabIndex={0}
            onKeyDown={walk}
          />
          <div className={classes.reading} aria-live="polite">
            {point === undefined || at[point] === undefined ? ' ' : reading(props, point, format)}
          </div>
        </>
      )}
    </figure>
  );
}

function reading({ at, series, bucketSeconds }: ChartProps, point: number, format: (value: number) => string): string {
  const values = series.map(({ label, values: all }) => {
    const value = all[point];
    return `${label} ${value === null || value === undefined ? '–' : format(value)}`;
  });
  return [timeOf(at[point] ?? 0, bucketSeconds), ...values].join(' · ');
}

function setFigures(drawn: uPlot, { at, series, kind }: ChartProps): void {
  drawn.setData(figuresOf({ at, series, kind }));
}
