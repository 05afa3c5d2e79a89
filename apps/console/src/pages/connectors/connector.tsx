import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api, data, type Schemas } from '../../api/client';
import { queryClient } from '../../api/queries';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { ConfirmButton } from '../../components/confirm';
import { Copyable } from '../../components/copy';
import { Loaded, Page, Section } from '../../components/page';
import { Status } from '../../components/status';
import { tellProblem } from '../../components/tell-problem';
import { ButtonLink, TextLink } from '../../components/text-link';
import { CallSection } from './call-section';
import { useCatalogue } from './catalogue';
import { ConnectorForm } from './connector-form';
import classes from './connectors.module.css';
import { HealthSection } from './health-section';
import { HeldQueue } from './held-queue';
import { RecentCalls } from './recent-calls';
import { TestSection } from './test-section';
import { takesWebhooks } from './takes-webhooks';
import { WebhookSection } from './webhook-section';

/** One connector: how it is, its webhook URL and what to do with it, calls to try, and its settings. */
export function ConnectorPage() {
  const { id: workspaceId, slug } = useWorkspace();
  const { id = '' } = useParams({ strict: false });
  const connector = useQuery({
    queryKey: ['connectors', workspaceId, id],
    queryFn: () =>
      data(api.GET('/v1/workspaces/{workspaceId}/connectors/{id}', { params: { path: { workspaceId, id } } })),
  });
  const { types, titleOf } = useCatalogue();
  const type = types.find(({ type: name }) => name === connector.data?.type);
  const back = (
    <TextLink to="/w/$slug/connectors" params={{ slug }}>
      Connectors
    </TextLink>
  );
  const { data: known } = connector;
  return (
    <Page
      title={known?.name ?? 'Connector'}
      about={
        known && (
          <span className={classes.about}>
            {titleOf(known.type)} <Status value={known.status} /> <Copyable text={known.id} what="the id" />
          </span>
        )
      }
      back={back}
      actions={known && <Actions connector={known} />}
    >
      <Loaded query={connector}>
        {(loaded) => (
          <>
            <HeldQueue id={id} />
            <HealthSection id={id} />
            {takesWebhooks(loaded, type) && <WebhookSection connector={loaded} />}
            {type && takesCalls(loaded, type) && (
              <>
                <TestSection connector={loaded} type={type} />
                <RecentCalls id={id} />
                <CallSection id={id} />
              </>
            )}
            <Section title="Settings">
              {type && (
                <ConnectorForm
                  key={loaded.version}
                  type={type}
                  connector={loaded}
                  onDone={() => notifications.show({ message: 'Saved.' })}
                />
              )}
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

const takesCalls = ({ settings }: Schemas['ConnectorDto'], { baseUrl }: Schemas['ConnectorTypeDto']) =>
  settings['baseUrl'] !== undefined || baseUrl !== null;

function Actions({ connector }: { connector: Schemas['ConnectorDto'] }) {
  const { slug } = useWorkspace();
  const { id } = connector;
  return (
    <>
      <ButtonLink variant="default" to="/w/$slug/inbox" params={{ slug }} search={{ connectorId: id }}>
        Webhooks
      </ButtonLink>
      <ButtonLink variant="default" to="/w/$slug/jobs" params={{ slug }} search={{ connectorId: id }}>
        Jobs
      </ButtonLink>
      <PauseOrResume connector={connector} />
      <Delete connector={connector} />
    </>
  );
}

function PauseOrResume({ connector: { id, status } }: { connector: Schemas['ConnectorDto'] }) {
  const { id: workspaceId } = useWorkspace();
  const paused = status === 'paused';
  const change = useMutation({
    mutationFn: () => {
      const params = { path: { workspaceId, id } };
      return paused
        ? data(api.POST('/v1/workspaces/{workspaceId}/connectors/{id}/resume', { params }))
        : data(api.POST('/v1/workspaces/{workspaceId}/connectors/{id}/pause', { params }));
    },
    onSuccess: async () => {
      const message = paused
        ? 'Its jobs go on, spread over half a minute.'
        : 'Paused: its jobs wait, and none is lost. Webhooks are still taken.';
      notifications.show({ message });
      await readAgain('connectors', workspaceId);
    },
    onError: (error) => tellProblem(error),
  });
  return (
    <Action variant="default" needs="connectors:write" loading={change.isPending} onClick={() => change.mutate()}>
      {paused ? 'Resume' : 'Pause'}
    </Action>
  );
}

function Delete({ connector: { id, name } }: { connector: Schemas['ConnectorDto'] }) {
  const { id: workspaceId, slug } = useWorkspace();
  const navigate = useNavigate();
  return (
    <ConfirmButton
      label="Delete"
      title={`Delete ${name}?`}
      needs="connectors:write"
      typed={name}
      run={(header) =>
        data(
          api.DELETE('/v1/workspaces/{workspaceId}/connectors/{id}', {
            params: { path: { workspaceId, id }, header },
          }),
        )
      }
      onDone={() => {
        void queryClient.invalidateQueries({ queryKey: ['connectors', workspaceId] });
        void navigate({ to: '/w/$slug/connectors', params: { slug } });
      }}
    >
      Its webhook URL stops working at once, and what waits to be sent to it will fail. What it did so far stays on
      record. Routes that use it have to go first.
    </ConfirmButton>
  );
}
