import { NumberInput } from '@mantine/core';
import { duration } from '../../app/relative-time';

interface NumberFieldProps {
  label: string;
  description: string;
  value: number;
  onChange: (value: number) => void;
  unit?: 'ms' | 's' | '%';
  min?: number;
  max?: number;
  error?: string | undefined;
  disabled?: boolean;
}

/** A whole number with its unit; long times are told in words, too. */
export function NumberField({ label, description, value, onChange, unit, min = 1, max, ...rest }: NumberFieldProps) {
  const ms = unit === 'ms' ? value : unit === 's' ? value * 1_000 : 0;
  const words = ms >= (unit === 's' ? 120_000 : 10_000) ? ` That is ${duration(ms)}.` : '';
  return (
    <NumberInput
      label={label}
      description={description + words}
      required
      withAsterisk={false}
      min={min}
      {...(max !== undefined && { max })}
      suffix={unit ? ` ${unit}` : ''}
      thousandSeparator=" "
      allowDecimal={false}
      allowNegative={false}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value}
      onChange={(typed) => {
        if (typeof typed === 'number') onChange(typed);
      }}
      {...rest}
    />
  );
}
