import { Button, Checkbox, Group, Input } from '@mantine/core';
import { GRANTS, type Permission } from '../../api/permissions.gen';
import { useWorkspace } from '../../app/workspace';
import classes from './people.module.css';
import { BY_RESOURCE, wordsOf } from './permission-words';

interface PermissionPickerProps {
  value: readonly Permission[];
  onChange: (permissions: Permission[]) => void;
  error?: string | undefined;
}

const PRESETS = [
  { label: 'Read only', of: GRANTS.viewer },
  { label: 'As a developer', of: GRANTS.developer },
  { label: 'Everything', of: GRANTS.owner },
  { label: 'Nothing', of: [] },
] as const;

/** What an API key may do: at most what its maker may. */
export function PermissionPicker({ value, onChange, error }: PermissionPickerProps) {
  const { role } = useWorkspace();
  const mine = (permission: Permission) => GRANTS[role].includes(permission);
  const toggle = (permission: Permission) =>
    onChange(value.includes(permission) ? value.filter((one) => one !== permission) : [...value, permission]);
  return (
    <Input.Wrapper
      label={`Permissions, ${value.length} chosen`}
      labelElement="div"
      description="No more than the program needs, and at most what you have yourself."
      error={error}
    >
      <Group gap={6} my={8}>
        {PRESETS.map(({ label, of }) => (
          <Button key={label} variant="default" size="compact-xs" onClick={() => onChange(of.filter(mine))}>
            {label}
          </Button>
        ))}
      </Group>
      <div className={classes.permissions}>
        {BY_RESOURCE.map(([resource, permissions]) => (
          <fieldset key={resource} className={classes.resource}>
            <legend>{resource.replace('-', ' ')}</legend>
            {permissions.map((permission) => (
              <Checkbox
                key={permission}
                size="xs"
                label={wordsOf(permission)}
                title={permission}
                disabled={!mine(permission)}
                checked={value.includes(permission)}
                onChange={() => toggle(permission)}
              />
            ))}
          </fieldset>
        ))}
      </div>
    </Input.Wrapper>
  );
}
