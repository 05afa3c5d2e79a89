import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { api, data, type Schemas } from '../../api/client';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { ConfirmButton } from '../../components/confirm';
import { Loaded, Page } from '../../components/page';
import { TextLink } from '../../components/text-link';
import { RouteForm } from './route-form';

function Back() {
  const { slug } = useWorkspace();
  return (
    <TextLink to="/w/$slug/routes" params={{ slug }}>
      Routes
    </TextLink>
  );
}

/** A new route; the address may say from which source, and which event of the inbox to try it with. */
export function NewRoutePage() {
  const { slug } = useWorkspace();
  const { source, event, type } = useSearch({ strict: false });
  const navigate = useNavigate();
  const onDone = ({ id }: { id: string }) => void navigate({ to: '/w/$slug/routes/$id', params: { slug, id } });
  return (
    <Page title="New route" back={<Back />} about="From a source, through filters, to a destination.">
      <RouteForm
        onDone={onDone}
        start={{ ...(source && { sourceConnectorId: source }), ...(type && { eventTypes: [type] }) }}
        sampleId={event}
      />
    </Page>
  );
}

/** One route: where from, what of it, where to. */
export function RoutePage() {
  const { id: workspaceId } = useWorkspace();
  const { id = '' } = useParams({ strict: false });
  const route = useQuery({
    queryKey: ['routes', workspaceId, id],
    queryFn: () => data(api.GET('/v1/workspaces/{workspaceId}/routes/{id}', { params: { path: { workspaceId, id } } })),
  });
  return (
    <Page title={route.data?.name ?? 'Route'} back={<Back />} actions={route.data && <Delete route={route.data} />}>
      <Loaded query={route}>
        {(loaded) => (
          <RouteForm key={loaded.version} route={loaded} onDone={() => notifications.show({ message: 'Saved.' })} />
        )}
      </Loaded>
    </Page>
  );
}

function Delete({ route: { id, name } }: { route: Schemas['RouteDto'] }) {
  const { id: workspaceId, slug } = useWorkspace();
  const navigate = useNavigate();
  return (
    <ConfirmButton
      label="Delete"
      title={`Delete ${name}?`}
      needs="routes:write"
      typed={name}
      run={(header) =>
        data(api.DELETE('/v1/workspaces/{workspaceId}/routes/{id}', { params: { path: { workspaceId, id }, header } }))
      }
      onDone={() => {
        void readAgain('routes', workspaceId);
        void navigate({ to: '/w/$slug/routes', params: { slug } });
      }}
    >
      Webhooks that come from now on are not sent along it. What is under way already still arrives.
    </ConfirmButton>
  );
}
