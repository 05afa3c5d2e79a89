import { NumberInput, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import classes from './simulate.module.css';
import { type Shape, SHAPE_NAMES, SHAPES, type Traffic } from './traffic';

interface TrafficFormProps {
  traffic: Traffic;
  onChange: (traffic: Traffic) => void;
  errors: Readonly<Record<string, string>>;
}

/** The calls that are simulated: a shape to begin with, and its numbers. */
export function TrafficForm({ traffic, onChange, errors }: TrafficFormProps) {
  const [shape, setShape] = useState<Shape>('burst');
  const [burst] = traffic.bursts;
  const [outage] = traffic.outages;
  const field = (
    label: string,
    value: number,
    suffix: string,
    error: string,
    change: (value: number) => Partial<Traffic>,
  ) => (
    <NumberInput
      size="xs"
      label={label}
      min={0}
      suffix={suffix}
      thousandSeparator=" "
      value={value}
      error={errors[`traffic.${error}`]}
      onChange={(typed) => {
        if (typeof typed === 'number') onChange({ ...traffic, ...change(typed) });
      }}
    />
  );
  const bursts = (atSecond: number, calls: number) => ({ bursts: calls > 0 ? [{ atSecond, calls }] : [] });
  const outages = (fromSecond: number, forSeconds: number) => ({
    outages: forSeconds > 0 ? [{ fromSecond, forSeconds }] : [],
  });
  return (
    <>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label="Shape of the traffic"
        data={[...SHAPE_NAMES]}
        value={shape}
        onChange={(name) => {
          setShape(name);
          onChange(SHAPES[name]);
        }}
      />
      <div className={classes.traffic}>
        {field('Calls', traffic.arrivalsPerSecond, ' /s', 'arrivalsPerSecond', (arrivalsPerSecond) => ({
          arrivalsPerSecond,
        }))}
        {field('For', traffic.durationSeconds, ' s', 'durationSeconds', (durationSeconds) => ({ durationSeconds }))}
        {field('A call takes', traffic.latencyMs, ' ms', 'latencyMs', (latencyMs) => ({ latencyMs }))}
        {field('Failing', traffic.failurePercent, ' %', 'failurePercent', (failurePercent) => ({ failurePercent }))}
        {field('Burst', burst?.calls ?? 0, '', 'bursts.0.calls', (calls) => bursts(burst?.atSecond ?? 20, calls))}
        {field('Burst at', burst?.atSecond ?? 20, ' s', 'bursts.0.atSecond', (at) => bursts(at, burst?.calls ?? 0))}
        {field('Outage', outage?.forSeconds ?? 0, ' s', 'outages.0.forSeconds', (seconds) =>
          outages(outage?.fromSecond ?? 20, seconds),
        )}
        {field('Outage at', outage?.fromSecond ?? 20, ' s', 'outages.0.fromSecond', (from) =>
          outages(from, outage?.forSeconds ?? 0),
        )}
      </div>
    </>
  );
}
