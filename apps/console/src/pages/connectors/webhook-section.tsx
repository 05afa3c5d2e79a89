import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';
import { useWorkspace } from '../../app/workspace';
import { Copyable } from '../../components/copy';
import { Section } from '../../components/page';
import { TextLink } from '../../components/text-link';
import { Time } from '../../components/time';
import { RepairGap } from './repair-gap';
import { SendTestEvent } from '../overview/send-test-event';
import classes from './connectors.module.css';
import { PASTE_ANYWHERE, PASTE_THIS } from './paste-this';

/** The webhook URL, where to paste it, and whether anything came by it yet. */
export function WebhookSection({ connector }: { connector: Schemas['ConnectorDto'] }) {
  const { id: workspaceId, slug } = useWorkspace();
  const { id, ingestUrl, secretRefId, webhookSecretRefId, type } = connector;
  const latest = useQuery({
    queryKey: ['inbox', workspaceId, 'latest', id],
    queryFn: () => {
      const params = { path: { workspaceId }, query: { connectorId: id, limit: 1 } };
      return data(api.GET('/v1/workspaces/{workspaceId}/webhooks/inbox', { params }));
    },
    refetchInterval: 5_000,
  });
  const last = latest.data?.items[0];
  return (
    <Section
      title="Webhook URL"
      actions={
        <>
          <Text size="sm" c="dimmed" component="div">
            {last ? (
              <>
                the last one came{' '}
                <TextLink underline="always" to="/w/$slug/inbox/$id" params={{ slug, id: last.id }}>
                  <Time at={last.receivedAt} />
                </TextLink>
              </>
            ) : (
              latest.data && 'none has come yet'
            )}
          </Text>
          {(secretRefId ?? webhookSecretRefId) !== null && <SendTestEvent sourceId={id} />}
          {type === 'github' && <RepairGap connectorId={id} />}
        </>
      }
    >
      <div className={classes.url}>
        <Copyable text={ingestUrl} what="the webhook URL" />
      </div>
      {secretRefId === null && webhookSecretRefId === null && (
        <p className={classes.warning} role="note">
          It has no secret yet, so nothing that comes can be proven genuine: choose one in the settings below first.
        </p>
      )}
      <ol className={classes.steps}>
        {(PASTE_THIS[type] ?? PASTE_ANYWHERE).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Section>
  );
}
