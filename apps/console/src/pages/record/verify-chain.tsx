import { Button, Modal, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';
import { useWorkspace } from '../../app/workspace';
import { Facts } from '../../components/facts';
import { ProblemAlert } from '../../components/problem-alert';

/** Counts the chain of the audit log through, and tells whether a row was changed or taken out. */
export function VerifyChain() {
  const { id: workspaceId } = useWorkspace();
  const verify = useMutation({
    mutationFn: () => data(api.GET('/v1/workspaces/{workspaceId}/audit/verify', { params: { path: { workspaceId } } })),
  });
  return (
    <>
      <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
        Verify
      </Button>
      <Modal
        opened={verify.isSuccess || verify.isError}
        onClose={() => verify.reset()}
        title="The chain of the audit log"
      >
        <ProblemAlert error={verify.error} />
        {verify.data && <Outcome outcome={verify.data} />}
      </Modal>
    </>
  );
}

function Outcome({ outcome: { ok, checked, firstBroken, head } }: { outcome: Schemas['AuditVerificationDto'] }) {
  return (
    <>
      <Text size="sm" mb="md" fw={600}>
        {ok
          ? `Unbroken: ${checked} rows, each chained to the one before it.`
          : `Broken at row ${firstBroken?.sequence}: ${firstBroken?.reason.replaceAll('_', ' ')}.`}
      </Text>
      <Facts
        facts={[
          ['Last row', head.sequence],
          ['Its hash', head.hash],
        ]}
      />
    </>
  );
}
