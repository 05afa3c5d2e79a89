import { SlotsFigure } from '../figures/slots-figure';
import { NumberField } from '../number-field';
import type { PartProps } from '../rules';
import { PartFrame } from './part';

/** How many calls are under way at a time. */
export function ConcurrencyPart({ part, onChange, errors }: PartProps<'concurrency'>) {
  return (
    <PartFrame
      title="Concurrency"
      figure={<SlotsFigure maxInFlight={part.maxInFlight} />}
      enabled={part.enabled}
      onEnable={(enabled) => onChange({ enabled })}
      whenOff="As many calls at a time as come, within what the workers can do."
    >
      <NumberField
        label="Calls at a time"
        description="Under way, of all processes together."
        value={part.maxInFlight}
        error={errors['maxInFlight']}
        max={10_000}
        onChange={(maxInFlight) => onChange({ maxInFlight })}
      />
    </PartFrame>
  );
}
