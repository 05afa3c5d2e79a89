import { PasswordInput, Progress, Text } from '@mantine/core';
import { passwordStrength, SHORTEST_PASSWORD } from './password-strength';

const COLORS = ['gray', 'red', 'orange', 'lime', 'green'];

interface NewPasswordProps {
  label?: string;
  value: string;
  onChange: (value: string) => void;
  /** The person's own words, which make a bad password. */
  own?: readonly string[];
  error?: string | undefined;
}

/** A password to choose, with how strong it is while typing. */
export function NewPassword({ label = 'Password', value, onChange, own = [], error }: NewPasswordProps) {
  const { score, words } = passwordStrength(value, own);
  return (
    <div>
      <PasswordInput
        label={label}
        size="sm"
        required
        autoComplete="new-password"
        minLength={SHORTEST_PASSWORD}
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
        aria-describedby="strength"
      />
      <Progress value={score * 25} color={COLORS[score] ?? 'gray'} size={4} mt={8} aria-label="Password strength" />
      <Text id="strength" size="xs" c="dimmed" mt={4} aria-live="polite">
        {words}
      </Text>
    </div>
  );
}
