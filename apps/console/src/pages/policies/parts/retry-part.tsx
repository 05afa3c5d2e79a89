import { Checkbox, MultiSelect, TagsInput } from '@mantine/core';
import { ScheduleLine } from '../figures/schedule-line';
import { NumberField } from '../number-field';
import classes from '../policies.module.css';
import type { PartProps, Rules } from '../rules';
import { PartFrame } from './part';

type NetworkErrors = Rules['retry']['retryNetworkErrors'];

/** How a call can end without an answer, in words. */
const NETWORK_ERRORS: Readonly<Record<NetworkErrors[number], string>> = {
  dns_failed: 'name not found',
  connect_timeout: 'connect timeout',
  connection_refused: 'connection refused',
  tls_failed: 'TLS failed',
  first_byte_timeout: 'first byte timeout',
  total_timeout: 'total timeout',
  connection_reset: 'connection reset',
  aborted: 'aborted',
  network_error: 'other network error',
};

const CHOICES = Object.entries(NETWORK_ERRORS).map(([value, label]) => ({ value, label }));

/** When a failed call is tried again. */
export function RetryPart({ part, onChange, errors }: PartProps<'retry'>) {
  return (
    <PartFrame title="Retry" figure={<ScheduleLine retry={part} />}>
      <NumberField
        label="Attempts in all"
        description="The first one included."
        max={50}
        value={part.maxAttempts}
        error={errors['maxAttempts']}
        onChange={(maxAttempts) => onChange({ maxAttempts })}
      />
      <NumberField
        label="First delay"
        description="At most; it doubles with every attempt."
        unit="ms"
        min={10}
        max={3_600_000}
        value={part.baseDelayMs}
        error={errors['baseDelayMs']}
        onChange={(baseDelayMs) => onChange({ baseDelayMs })}
      />
      <NumberField
        label="Longest delay"
        description="Unless Retry-After asks for more."
        unit="ms"
        min={10}
        max={86_400_000}
        value={part.maxDelayMs}
        error={errors['maxDelayMs']}
        onChange={(maxDelayMs) => onChange({ maxDelayMs })}
      />
      <TagsInput
        className={classes.whole}
        label="Statuses that may pass"
        description="Answers that are tried again."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={part.retryStatuses.map(String)}
        error={errors['retryStatuses']}
        onChange={(tags) => onChange({ retryStatuses: tags.map(Number).filter(Number.isInteger) })}
      />
      <MultiSelect
        className={classes.whole}
        hidePickedOptions
        label="Network errors that may pass"
        description="Calls that ended so, without an answer, are tried again."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={CHOICES}
        value={part.retryNetworkErrors}
        error={errors['retryNetworkErrors']}
        onChange={(names) => onChange({ retryNetworkErrors: names as NetworkErrors })}
      />
      <Checkbox
        className={classes.whole}
        label="POST and PATCH, too"
        description="Although the provider may have acted on them. Every call carries an idempotency-key header; say no where the provider ignores it."
        checked={part.retryNonIdempotent}
        onChange={(event) => onChange({ retryNonIdempotent: event.currentTarget.checked })}
      />
    </PartFrame>
  );
}
