import { Button, FileButton, Group, Modal, Stack, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { Facts } from '../../components/facts';
import { ProblemAlert } from '../../components/problem-alert';
import type { AuditSource } from './audit-source';
import classes from './record.module.css';

type Verification = Schemas['AuditVerificationDto'];

const REASONS: Readonly<Record<NonNullable<Verification['firstBroken']>['reason'], string>> = {
  sequence_gap: 'A row is missing here.',
  link_mismatch: 'It does not follow the row before it: that one was changed, or this one put in.',
  hash_mismatch: 'It says something else than when it was written.',
  checkpoint_mismatch: 'The chain was rewritten since the checkpoint was taken.',
  tail_missing: 'The chain ends before the checkpoint: its end was cut off.',
};

/** Counts the chain of the audit log through, and tells whether a row was changed or taken out. */
export function VerifyChain({ source }: { source: AuditSource }) {
  const [open, setOpen] = useState(false);
  const [against, setAgainst] = useState<string>();
  const verify = useMutation({
    mutationFn: (checkpoint: Parameters<AuditSource['verify']>[0]) => source.verify(checkpoint),
  });
  const begin = () => {
    setOpen(true);
    setAgainst(undefined);
    verify.mutate({});
  };
  const withCheckpoint = useMutation({
    mutationFn: async (file: File) => {
      const { sequence, hash } = checkpointOf(await file.text());
      setAgainst(`row ${sequence}, from ${file.name}`);
      await verify.mutateAsync({ checkpointSequence: sequence, checkpointHash: hash });
    },
  });
  return (
    <>
      <Button variant="default" leftSection={<IconShieldCheck size={14} />} loading={verify.isPending} onClick={begin}>
        Verify
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title="The chain of the audit log" size="lg">
        <Stack>
          {verify.isPending && <Text size="sm">Counting through all rows …</Text>}
          <ProblemAlert error={withCheckpoint.error ?? verify.error} />
          {verify.data && <Outcome outcome={verify.data} against={against} />}
          <Group justify="space-between">
            <Text size="xs" c="dimmed" maw={380}>
              A chain whose end was cut off looks whole by itself. A checkpoint that was kept outside proves that it was
              not.
            </Text>
            <FileButton accept="application/json" onChange={(file) => file && withCheckpoint.mutate(file)}>
              {(props) => (
                <Button variant="default" {...props}>
                  Verify against a checkpoint …
                </Button>
              )}
            </FileButton>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

function checkpointOf(text: string): { sequence: number; hash: string } {
  const { sequence, hash } = JSON.parse(text) as Partial<Schemas['AuditCheckpointDto']>;
  if (typeof sequence === 'number' && typeof hash === 'string') return { sequence, hash };
  throw new Error('This file is no checkpoint: it needs the sequence and the hash that “Checkpoint” saves.');
}

function Outcome({ outcome, against }: { outcome: Verification; against: string | undefined }) {
  const { ok, checked, from, to, firstBroken, head } = outcome;
  return (
    <>
      <div className={classes.outcome} data-ok={ok} role="status">
        {ok
          ? `Unbroken: ${checked} rows, each chained to the one before it.`
          : `Broken at row ${firstBroken?.sequence}: ${firstBroken?.reason.replaceAll('_', ' ')}.`}
      </div>
      {firstBroken && (
        <Text size="sm">
          {REASONS[firstBroken.reason]} The rows before it are as they were written; nothing behind it was checked.
        </Text>
      )}
      <Facts
        facts={[
          ['Checked', from === null ? 'none' : `rows ${from} to ${to}`],
          ...(firstBroken
            ? ([['First broken', `row ${firstBroken.sequence}, id ${firstBroken.id ?? 'missing'}`]] as const)
            : []),
          ['Against the checkpoint', against ?? 'none'],
          ['Last row', head.sequence],
          ['Its hash', head.hash],
        ]}
      />
    </>
  );
}
