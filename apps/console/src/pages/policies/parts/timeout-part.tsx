import { TimeoutFigure } from '../figures/timeout-figure';
import { NumberField } from '../number-field';
import type { PartProps } from '../rules';
import { PartFrame } from './part';

/** How long one call may take. */
export function TimeoutPart({ part, onChange, errors }: PartProps<'timeout'>) {
  const field = (name: keyof typeof part, label: string, description: string) => (
    <NumberField
      label={label}
      description={description}
      unit="ms"
      min={10}
      max={300_000}
      value={part[name]}
      error={errors[name]}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  return (
    <PartFrame title="Timeout" figure={<TimeoutFigure timeout={part} />}>
      {field('connectMs', 'To connect', 'Until the connection stands.')}
      {field('firstByteMs', 'To the first byte', 'Until the answer begins.')}
      {field('totalMs', 'In all', 'Until the answer has ended.')}
    </PartFrame>
  );
}
