import 'uplot/dist/uPlot.min.css';
import uPlot from 'uplot';
import { type ChartProps, figuresOf } from './chart-data';

/** Draws a chart into an element, in the colours of the theme, and tells which point is under the cursor. */
export function draw(element: HTMLElement, props: ChartProps, onPoint: (point: number | undefined) => void): uPlot {
  const { series, kind, format, bucketSeconds } = props;
  const styles = getComputedStyle(element);
  const colorOf = (name: string) => styles.getPropertyValue(name).trim();
  const [text, line] = [colorOf('--mantine-color-dimmed'), colorOf('--sb-line')];
  // One short line: a day where the window has several, else the time.
  const days = bucketSeconds >= 3_600;
  const label = (tick: number) =>
    new Date(tick * 1_000).toLocaleString('en-GB', days ? { day: 'numeric', month: 'short' } : { timeStyle: 'short' });
  const font = `11px ${styles.fontFamily}`;
  const axis = { stroke: text, font, grid: { stroke: line, width: 1 }, ticks: { show: false } };
  const ordered = kind === 'bars' ? [...series].reverse() : series;
  const options: uPlot.Options = {
    width: element.clientWidth,
    height: element.clientHeight,
    legend: { show: false },
    padding: [8, 8, 0, 0],
    cursor: { y: false, points: { show: kind === 'lines' }, drag: { x: false, y: false } },
    scales: {
      // A bar stands behind the beginning of its bucket: the last one, which is now, needs its room.
      x: { range: (_, first, last) => [first, kind === 'bars' ? last + bucketSeconds : last] },
      y: { range: (_, __, max) => [0, max > 0 ? max * 1.08 : 1] },
    },
    axes: [
      { ...axis, grid: { show: false }, size: 26, space: 80, values: (_, ticks) => ticks.map(label) },
      {
        ...axis,
        size: 46,
        space: 34,
        values: (_, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? format(tick) : '')),
      },
    ],
    series: [
      {},
      ...ordered.map(({ label, color }): uPlot.Series => {
        const paint = colorOf(color);
        if (kind === 'lines')
          return { label, stroke: paint, width: 1.75, points: { show: true, size: 4, fill: paint } };
        const bars = uPlot.paths.bars?.({ size: [0.75, 40], align: 1 });
        return { label, fill: paint, stroke: paint, width: 0, points: { show: false }, ...(bars && { paths: bars }) };
      }),
    ],
    hooks: { setCursor: [({ cursor: { idx } }) => onPoint(idx ?? undefined)] },
  };
  return new uPlot(options, figuresOf(props), element);
}
