import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Schemas } from '../../../api/client';
import classes from './simulate.module.css';

type Simulation = Schemas['SimulationDto'];

export const SERIES = [
  { name: 'admitted', label: 'Admitted', colour: ['#2b8a3e', '#51cf66'] },
  { name: 'delayed', label: 'Delayed', colour: ['#e67700', '#fcc419'] },
  { name: 'rejected', label: 'Rejected', colour: ['#e03131', '#ff8787'] },
  { name: 'retries', label: 'Retried', colour: ['#7048e8', '#b197fc'] },
] as const;

const HEIGHT = 216;

/** What became of the calls in each part of the time, and in which state the breaker was. */
export function SimulationChart({ simulation }: { simulation: Simulation }) {
  const box = useRef<HTMLDivElement>(null);
  const isDark = useComputedColorScheme('light') === 'dark';
  const { timeline, stepSeconds } = simulation;
  useEffect(() => {
    const target = box.current;
    if (!target) return undefined;
    const text = isDark ? '#9aa1ad' : '#5c636e';
    const line = { stroke: isDark ? '#262a33' : '#e8eaee', width: 1 };
    const axis = { stroke: text, grid: line, ticks: line, font: '11px ui-sans-serif, system-ui, sans-serif' };
    const chart = new UPlot(
      {
        width: target.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        scales: { x: { time: false }, y: { range: (_, __, most) => [0, Math.max(1, most * 1.08)] } },
        axes: [
          { ...axis, values: (_, ticks) => ticks.map((second) => `${second} s`) },
          { ...axis, size: 44 },
        ],
        series: [
          {},
          ...SERIES.map(({ label, colour }) => ({
            label,
            stroke: colour[isDark ? 1 : 0],
            width: 1.6,
            points: { show: false },
          })),
        ],
      },
      [timeline.map(({ fromSecond }) => fromSecond), ...SERIES.map(({ name }) => timeline.map((part) => part[name]))],
      target,
    );
    const resized = new ResizeObserver(() => chart.setSize({ width: target.clientWidth, height: HEIGHT }));
    resized.observe(target);
    return () => {
      resized.disconnect();
      chart.destroy();
    };
  }, [timeline, isDark]);
  const open = timeline.filter(({ circuit }) => circuit === 'open').length * stepSeconds;
  return (
    <>
      <ul className={classes.legend}>
        {SERIES.map(({ label, colour }) => (
          <li key={label}>
            <i style={{ '--colour': colour[isDark ? 1 : 0] } as React.CSSProperties} />
            {label}
          </li>
        ))}
      </ul>
      <div ref={box} className={classes.chart} aria-hidden />
      <div className={classes.circuit} aria-hidden>
        {timeline.map(({ fromSecond, circuit }) => (
          <i key={fromSecond} data-state={circuit} />
        ))}
      </div>
      <p className={classes.caption}>
        Calls in {stepSeconds === 1 ? 'each second' : `every ${stepSeconds} s`}. The line below is the breaker:{' '}
        {open === 0 ? 'closed all the time.' : `open for ${open} s.`}
      </p>
    </>
  );
}
