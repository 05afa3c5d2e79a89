import { Button, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAnchor } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { downloadJson } from '../../app/download';
import { tellProblem } from '../../components/tell-problem';
import type { AuditSource } from './audit-source';

/** Saves where the log ends now, signed: whoever keeps it can prove later that nothing before it was touched. */
export function Checkpoint({ source }: { source: AuditSource }) {
  const take = useMutation({
    mutationFn: () => source.checkpoint(),
    onSuccess: (checkpoint) => {
      downloadJson(`audit-checkpoint-${checkpoint.sequence}.json`, checkpoint);
      notifications.show({ message: `Checkpoint of row ${checkpoint.sequence} saved. Keep it outside of Signalbox.` });
    },
    onError: (error) => tellProblem(error, 'No checkpoint'),
  });
  return (
    <Tooltip label="Where the log ends now, signed. Kept outside, it proves later that nothing was cut off or rewritten.">
      <Button
        variant="default"
        leftSection={<IconAnchor size={14} />}
        loading={take.isPending}
        onClick={() => take.mutate()}
      >
        Checkpoint
      </Button>
    </Tooltip>
  );
}
