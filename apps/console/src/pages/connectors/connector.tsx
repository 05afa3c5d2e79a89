import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api, data, type Schemas } from '../../api/client';
import { queryClient } from '../../api/queries';
import { useWorkspace } from '../../app/workspace';
import { ConfirmButton } from '../../components/confirm';
import { Copyable } from '../../components/copy';
import { Facts } from '../../components/facts';
import { Loaded, Page, Section } from '../../components/page';
import { Status } from '../../components/status';
import { ButtonLink, TextLink } from '../../components/text-link';
import { Time } from '../../components/time';
import { useCatalogue } from './catalogue';
import { ConnectorForm } from './connector-form';
import classes from './connectors.module.css';
import { SendTestEvent } from '../overview/send-test-event';
import { PASTE_ANYWHERE, PASTE_THIS } from './paste-this';

/** One connector: how it is, its webhook URL and what to do with it, and its settings. */
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
  const actions = connector.data && (
    <>
      <ButtonLink variant="default" to="/w/$slug/inbox" params={{ slug }} search={{ connectorId: id }}>
        Webhooks
      </ButtonLink>
      <ButtonLink variant="default" to="/w/$slug/jobs" params={{ slug }} search={{ connectorId: id }}>
        Jobs
      </ButtonLink>
      <Delete connector={connector.data} />
    </>
  );
  return (
    <Page
      title={connector.data?.name ?? 'Connector'}
      about={connector.data && titleOf(connector.data.type)}
      back={back}
      actions={actions}
    >
      <Loaded query={connector}>
        {(loaded) => (
          <>
            <Section title="Connector">
              <Facts
                facts={[
                  ['State', <Status value={loaded.status} />],
                  ['Made', <Time at={loaded.createdAt} />],
                  ['Changed', <Time at={loaded.updatedAt} />],
                  ['Id', <Copyable text={loaded.id} what="the id" />],
                ]}
              />
            </Section>
            {takesWebhooks(loaded, type) && <WebhookUrl connector={loaded} />}
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

function takesWebhooks({ settings, type: name }: Schemas['ConnectorDto'], type?: Schemas['ConnectorTypeDto']) {
  return name === 'http' ? 'verification' in settings : Boolean(type?.verification);
}

function WebhookUrl({ connector }: { connector: Schemas['ConnectorDto'] }) {
  return (
    <Section title="Webhook URL" actions={<SendTestEvent sourceId={connector.id} />}>
      <p style={{ marginTop: 0 }}>
        <Copyable text={connector.ingestUrl} what="the webhook URL" />
      </p>
      <ol className={classes.steps}>
        {(PASTE_THIS[connector.type] ?? PASTE_ANYWHERE).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Section>
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
