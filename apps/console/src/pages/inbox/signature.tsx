import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { Section } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { Status } from '../../components/status';
import { Time } from '../../components/time';
import { reasonInWords } from './reasons';

/** How an event was proven genuine, and what a check with the secrets of today says. */
export function Signature({ message }: { message: Schemas['InboxMessageDetailDto'] }) {
  const { id: workspaceId } = useWorkspace();
  const { id, proof, provider, signatureValid, reverified } = message;
  const check = useMutation({
    mutationFn: () => {
      const params = { path: { workspaceId, id } };
      return data(api.POST('/v1/workspaces/{workspaceId}/webhooks/inbox/{id}/reverify', { params }));
    },
    onSuccess: () => readAgain('inbox', workspaceId),
  });
  const latest = check.data ?? reverified;
  return (
    <Section
      title="Signature"
      actions={
        <Action needs="webhooks:replay" variant="default" loading={check.isPending} onClick={() => check.mutate()}>
          Check again
        </Action>
      }
    >
      <Text size="sm" component="div">
        <Status value={signatureValid ? 'valid' : 'invalid'} />{' '}
        {proof === 'signature'
          ? `when it came, by the rules of ${provider}.`
          : `${provider} itself was asked for it, so it needs no signature.`}
      </Text>
      {latest && (
        <Text size="sm" mt={6} component="div" role="status">
          <Status value={latest.valid ? 'valid' : 'invalid'} /> with the secrets of today, checked{' '}
          <Time at={latest.checkedAt} />
          {latest.reason && `: ${reasonInWords(latest.reason).toLowerCase()}. ${latest.hint ?? ''}`}
        </Text>
      )}
      <ProblemAlert error={check.error} />
    </Section>
  );
}
