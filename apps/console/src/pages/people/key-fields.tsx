import { NumberInput, Select, TextInput } from '@mantine/core';
import type { Schemas } from '../../api/client';
import classes from './people.module.css';

const DAY_MS = 86_400_000;

/** What can be changed of a key while it is typed. */
export interface KeyDraft {
  readonly name: string;
  /** Requests in the window; empty: no limit. */
  readonly requests: number | '';
  readonly perSeconds: number;
  /** `never`, a number of days from now, or the time it has already. */
  readonly ends: string;
}

export const NEW_KEY: KeyDraft = { name: '', requests: '', perSeconds: 60, ends: '90' };

export const draftOfKey = ({ name, rateLimit, expiresAt }: Schemas['ApiKeyDto']): KeyDraft => ({
  name,
  requests: rateLimit?.requests ?? '',
  perSeconds: rateLimit?.perSeconds ?? 60,
  ends: expiresAt ?? 'never',
});

export const limitOf = ({ requests, perSeconds }: KeyDraft) => (requests === '' ? null : { requests, perSeconds });

export function endOf({ ends }: KeyDraft): string | null {
  if (ends === 'never') return null;
  return /^\d+$/.test(ends) ? new Date(Date.now() + Number(ends) * DAY_MS).toISOString() : ends;
}

const ENDS = [
  { value: '7', label: 'in 7 days' },
  { value: '30', label: 'in 30 days' },
  { value: '90', label: 'in 90 days' },
  { value: '365', label: 'in a year' },
  { value: 'never', label: 'never' },
];

interface KeyFieldsProps {
  draft: KeyDraft;
  onChange: (draft: KeyDraft) => void;
  errors: Readonly<Record<string, string>>;
}

/** Name, limit and end of a key. */
export function KeyFields({ draft, onChange, errors }: KeyFieldsProps) {
  const known = ENDS.some(({ value }) => value === draft.ends);
  const current = { value: draft.ends, label: `as it is: ${new Date(draft.ends).toLocaleString()}` };
  return (
    <>
      <TextInput
        label="Name"
        description="Which program uses it."
        required
        data-autofocus
        value={draft.name}
        error={errors['name']}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      <div className={classes.limit}>
        <NumberInput
          label="Requests at most"
          description="Empty: no limit of its own."
          min={1}
          allowDecimal={false}
          value={draft.requests}
          error={errors['rateLimit.requests'] ?? errors['rateLimit']}
          onChange={(requests) => onChange({ ...draft, requests: typeof requests === 'number' ? requests : '' })}
        />
        <NumberInput
          label="In"
          description="The window they are counted over."
          suffix=" s"
          min={1}
          max={86_400}
          disabled={draft.requests === ''}
          value={draft.perSeconds}
          error={errors['rateLimit.perSeconds']}
          onChange={(perSeconds) => typeof perSeconds === 'number' && onChange({ ...draft, perSeconds })}
        />
      </div>
      <Select
        label="Ends"
        description={draft.requests === '' ? undefined : 'A key with a limit cannot make, change or rotate keys.'}
        data={known ? ENDS : [current, ...ENDS]}
        value={draft.ends}
        error={errors['expiresAt']}
        onChange={(ends) => onChange({ ...draft, ends: ends ?? 'never' })}
      />
    </>
  );
}
