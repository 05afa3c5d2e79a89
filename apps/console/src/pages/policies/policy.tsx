import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api, data, type Schemas } from '../../api/client';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { ConfirmButton } from '../../components/confirm';
import { Loaded, Page } from '../../components/page';
import { TextLink } from '../../components/text-link';
import { UsedBy } from '../../components/used-by';
import { PolicyForm } from './policy-form';
import { PolicyVersions } from './policy-versions';
import { tellOfVersion } from './undo-version';

function Back() {
  const { slug } = useWorkspace();
  return (
    <TextLink to="/w/$slug/policies" params={{ slug }}>
      Policies
    </TextLink>
  );
}

/** A new policy, which begins as the built-in one. */
export function NewPolicyPage() {
  const { id: workspaceId, slug } = useWorkspace();
  const navigate = useNavigate();
  const builtIn = useQuery({
    queryKey: ['policies', workspaceId, 'default'],
    queryFn: () =>
      data(api.GET('/v1/workspaces/{workspaceId}/policies/default', { params: { path: { workspaceId } } })),
  });
  return (
    <Page title="New policy" back={<Back />} about="It begins as the built-in rules.">
      <Loaded query={builtIn}>
        {(rules) => (
          <PolicyForm
            start={{ ...rules, name: '' }}
            onDone={({ id }) => void navigate({ to: '/w/$slug/policies/$id', params: { slug, id } })}
          />
        )}
      </Loaded>
    </Page>
  );
}

/** One policy: its numbers, what they mean, and what they were. */
export function PolicyPage() {
  const { id: workspaceId } = useWorkspace();
  const { id = '' } = useParams({ strict: false });
  const policy = useQuery({
    queryKey: ['policies', workspaceId, id],
    queryFn: () =>
      data(api.GET('/v1/workspaces/{workspaceId}/policies/{id}', { params: { path: { workspaceId, id } } })),
  });
  const usages = useQuery({
    queryKey: ['policies', workspaceId, id, 'usages'],
    queryFn: () =>
      data(api.GET('/v1/workspaces/{workspaceId}/policies/{id}/usages', { params: { path: { workspaceId, id } } })),
  });
  return (
    <Page
      title={policy.data?.name ?? 'Policy'}
      about={policy.data && `Version ${policy.data.version}`}
      back={<Back />}
      actions={policy.data && <Delete policy={policy.data} />}
    >
      <Loaded query={policy}>
        {(loaded) => (
          <>
            <PolicyForm
              key={loaded.version}
              start={loaded}
              policy={loaded}
              onDone={(saved) => tellOfVersion(workspaceId, loaded, saved, `Saved as version ${saved.version}.`)}
            />
            <UsedBy query={usages} unused="No connector works under it. Choose it on the page of a connector." />
            <PolicyVersions policy={loaded} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Delete({ policy: { id, name } }: { policy: Schemas['PolicyDto'] }) {
  const { id: workspaceId, slug } = useWorkspace();
  const navigate = useNavigate();
  return (
    <ConfirmButton
      label="Delete"
      title={`Delete ${name}?`}
      needs="policies:write"
      typed={name}
      run={(header) =>
        data(
          api.DELETE('/v1/workspaces/{workspaceId}/policies/{id}', { params: { path: { workspaceId, id }, header } }),
        )
      }
      onDone={() => {
        void readAgain('policies', workspaceId);
        void navigate({ to: '/w/$slug/policies', params: { slug } });
      }}
    >
      Connectors that follow it have to follow another one first.
    </ConfirmButton>
  );
}
