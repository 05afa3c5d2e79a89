import { BreakerFigure } from '../figures/breaker-figure';
import { NumberField } from '../number-field';
import type { PartProps } from '../rules';
import { PartFrame } from './part';

/** When a provider that fails is left alone. */
export function BreakerPart({ part, onChange, errors }: PartProps<'circuitBreaker'>) {
  return (
    <PartFrame
      title="Circuit breaker"
      figure={<BreakerFigure breaker={part} />}
      enabled={part.enabled}
      onEnable={(enabled) => onChange({ enabled })}
      whenOff="A provider that fails is called all the same, until each call has spent its attempts."
    >
      <NumberField
        label="Opens at"
        description="Of the calls in the window failed."
        unit="%"
        max={100}
        value={part.failurePercent}
        error={errors['failurePercent']}
        onChange={(failurePercent) => onChange({ failurePercent })}
      />
      <NumberField
        label="Window"
        description="It slides over the last calls."
        unit="s"
        max={3_600}
        value={part.windowSeconds}
        error={errors['windowSeconds']}
        onChange={(windowSeconds) => onChange({ windowSeconds })}
      />
      <NumberField
        label="At least"
        description="Calls in the window; fewer prove nothing."
        max={100_000}
        value={part.minimumCalls}
        error={errors['minimumCalls']}
        onChange={(minimumCalls) => onChange({ minimumCalls })}
      />
      <NumberField
        label="Stays open"
        description="Before the first probe."
        unit="s"
        max={3_600}
        value={part.openSeconds}
        error={errors['openSeconds']}
        onChange={(openSeconds) => onChange({ openSeconds })}
      />
      <NumberField
        label="Probes"
        description="All must succeed to close it; one that fails opens it again."
        max={100}
        value={part.halfOpenProbes}
        error={errors['halfOpenProbes']}
        onChange={(halfOpenProbes) => onChange({ halfOpenProbes })}
      />
    </PartFrame>
  );
}
