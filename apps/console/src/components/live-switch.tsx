import { Switch } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';

/** Whether lists read what is new by themselves; remembered. */
export const useLive = () => useLocalStorage({ key: 'signalbox.live', defaultValue: true });

export function LiveSwitch({ live, onChange }: { live: boolean; onChange: (live: boolean) => void }) {
  return <Switch size="xs" label="Live" checked={live} onChange={(event) => onChange(event.currentTarget.checked)} />;
}
