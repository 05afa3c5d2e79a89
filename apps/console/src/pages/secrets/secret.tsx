import { Alert } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { ConfirmButton } from '../../components/confirm';
import { Copyable } from '../../components/copy';
import { Facts } from '../../components/facts';
import { Loaded, Page, Section } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { TextLink } from '../../components/text-link';
import { Time } from '../../components/time';
import { UsedBy } from '../../components/used-by';
import { AccessLog } from './access-log';
import { RotateSecret } from './rotate-secret';
import { SecretVersions } from './secret-versions';

/** One secret: its versions, who read it, and a new value for it. */
export function SecretPage() {
  const { id: workspaceId, slug } = useWorkspace();
  const { id = '' } = useParams({ strict: false });
  const path = { workspaceId, id };
  const [rotating, setRotating] = useState(false);
  const secret = useQuery({
    queryKey: ['secrets', workspaceId, id],
    queryFn: () => data(api.GET('/v1/workspaces/{workspaceId}/secret-refs/{id}', { params: { path } })),
  });
  const usages = useQuery({
    queryKey: ['secrets', workspaceId, id, 'usages'],
    queryFn: () => data(api.GET('/v1/workspaces/{workspaceId}/secret-refs/{id}/usages', { params: { path } })),
  });
  const check = useMutation({
    mutationFn: () => data(api.POST('/v1/workspaces/{workspaceId}/secret-refs/{id}/check', { params: { path } })),
    onSettled: () => readAgain('secrets', workspaceId),
  });
  const back = (
    <TextLink to="/w/$slug/secrets" params={{ slug }}>
      Secrets
    </TextLink>
  );
  const actions = secret.data && (
    <>
      <Action variant="default" needs="secrets:read" loading={check.isPending} onClick={() => check.mutate()}>
        Check
      </Action>
      <Action needs="secrets:write" onClick={() => setRotating(true)}>
        Rotate
      </Action>
      <Delete secret={secret.data} />
    </>
  );
  return (
    <Page
      title={secret.data?.name ?? 'Secret'}
      about="Its value goes in and never comes out, neither here nor by the API."
      back={back}
      actions={actions}
    >
      <ProblemAlert error={check.error} />
      {check.data && <Checked answer={check.data} />}
      <Loaded query={secret}>
        {(loaded) => (
          <>
            <Section title="Secret">
              <Facts
                facts={[
                  ['Kept by', loaded.provider],
                  ['Place', loaded.ref ?? 'here, encrypted'],
                  ['Version', loaded.version],
                  ['Rotated', <Time at={loaded.rotatedAt} />],
                  ['Last used', <Time at={loaded.lastUsedAt} />],
                  ['Made', <Time at={loaded.createdAt} />],
                  ['Id', <Copyable text={loaded.id} what="the id" />],
                ]}
              />
            </Section>
            <SecretVersions id={id} />
            <UsedBy query={usages} unused="No connector uses it. Choose it on the page of a connector." />
            <AccessLog id={id} />
            <RotateSecret secret={loaded} open={rotating} close={() => setRotating(false)} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Checked({ answer: { readable, detail, errorCode } }: { answer: Schemas['SecretCheckDto'] }) {
  return (
    <Alert role="status" variant="default" title={readable ? 'It can be read' : 'It cannot be read'}>
      {readable ? 'Its keeper handed it out just now.' : `${detail ?? ''} (${errorCode ?? 'unknown'})`}
    </Alert>
  );
}

function Delete({ secret: { id, name } }: { secret: Schemas['SecretRefDto'] }) {
  const { id: workspaceId, slug } = useWorkspace();
  const navigate = useNavigate();
  return (
    <ConfirmButton
      label="Delete"
      title={`Delete ${name}?`}
      needs="secrets:write"
      typed={name}
      run={(header) =>
        data(
          api.DELETE('/v1/workspaces/{workspaceId}/secret-refs/{id}', {
            params: { path: { workspaceId, id }, header },
          }),
        )
      }
      onDone={() => {
        void readAgain('secrets', workspaceId);
        void navigate({ to: '/w/$slug/secrets', params: { slug } });
      }}
    >
      A value that Signalbox keeps is gone for good. Connectors that use it have to let go of it first.
    </ConfirmButton>
  );
}
