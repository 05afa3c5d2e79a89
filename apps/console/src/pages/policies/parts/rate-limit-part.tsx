import { BucketFigure } from '../figures/bucket-figure';
import { NumberField } from '../number-field';
import type { PartProps } from '../rules';
import { PartFrame } from './part';

/** How often calls go out: a token bucket. */
export function RateLimitPart({ part, onChange, errors }: PartProps<'rateLimit'>) {
  return (
    <PartFrame
      title="Rate limit"
      figure={<BucketFigure rate={part} />}
      enabled={part.enabled}
      onEnable={(enabled) => onChange({ enabled })}
      whenOff="Calls go out as they come, as far as the provider’s own answers do not ask for less."
    >
      <NumberField
        label="Calls"
        description="Of all processes together."
        value={part.limit}
        error={errors['limit']}
        max={1_000_000}
        onChange={(limit) => onChange({ limit, ...(part.burst > limit && { burst: Math.max(1, limit) }) })}
      />
      <NumberField
        label="Per"
        description="The time they are counted over."
        unit="s"
        value={part.perSeconds}
        error={errors['perSeconds']}
        max={86_400}
        onChange={(perSeconds) => onChange({ perSeconds })}
      />
      <NumberField
        label="Burst"
        description="Calls that may go out at once after a pause. With 1 they are evenly spaced."
        value={part.burst}
        error={errors['burst']}
        max={1_000_000}
        onChange={(burst) => onChange({ burst })}
      />
    </PartFrame>
  );
}
