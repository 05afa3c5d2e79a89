import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';
import { useWorkspace } from '../../app/workspace';
import { CodeBlock, pretty, prettyText } from '../../components/code-block';
import { capturedAnswer, HttpAnswer } from '../../components/http-answer';
import { Section } from '../../components/page';
import { TextLink } from '../../components/text-link';
import { useCatalogue } from '../connectors/catalogue';
import classes from './sent-and-answered.module.css';

interface CallPayload {
  readonly connectorId?: string;
  readonly url?: string;
  readonly method?: string;
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: {
    readonly json?: unknown;
    readonly form?: unknown;
    readonly text?: string;
    readonly base64?: string;
  };
  readonly bodyRef?: string;
  readonly eventRef?: string;
}

/** Whether the job makes a call out. */
export const isCall = (type: string) => type === 'connector.call' || type === 'http.request';

/** What a call sent and what came back, beside each other. */
export function SentAndAnswered({ job }: { job: Schemas['JobDetailDto'] }) {
  const payload = (job.payload ?? {}) as CallPayload;
  const failed = job.lastError?.['details'];
  const answer = capturedAnswer(job.status === 'success' ? job.result : (failed ?? job.result));
  const url = useUrl(payload);
  return (
    <Section title="Sent and answered">
      <div className={classes.sides}>
        <div className={classes.side}>
          <h3>Sent</h3>
          <div className={classes.request}>
            <b>{payload.method}</b> {url}
          </div>
          {payload.eventRef && (
            <Text size="xs" c="dimmed">
              {'{{ … }}'} is filled in from the event when it is sent.
            </Text>
          )}
          <Map title="query" map={payload.query} />
          <Map title="headers" map={payload.headers} />
          <Body payload={payload} />
        </div>
        <div className={classes.side}>
          <h3>{job.status === 'success' ? 'Answered' : 'Answered last'}</h3>
          {answer ? (
            <HttpAnswer answer={answer} />
          ) : (
            <Text size="sm" c="dimmed">
              {job.runs.length === 0
                ? 'Nothing yet: no attempt was made.'
                : 'No answer came back. The timeline tells what happened at each attempt.'}
            </Text>
          )}
        </div>
      </div>
    </Section>
  );
}

/** Where it goes: below the base URL of its connector as that is now. */
function useUrl({ connectorId, url, path = '' }: CallPayload): string {
  const { id: workspaceId } = useWorkspace();
  const { types } = useCatalogue();
  const connector = useQuery({
    queryKey: ['connectors', workspaceId, connectorId],
    queryFn: () =>
      data(
        api.GET('/v1/workspaces/{workspaceId}/connectors/{id}', {
          params: { path: { workspaceId, id: connectorId ?? '' } },
        }),
      ),
    enabled: connectorId !== undefined,
    retry: false,
  }).data;
  if (url !== undefined) return url;
  const own = connector?.settings['baseUrl'];
  const base = typeof own === 'string' ? own : types.find(({ type }) => type === connector?.type)?.baseUrl;
  return `${base?.replace(/\/$/, '') ?? ''}${path}`;
}

function Map({ title, map }: { title: string; map: Readonly<Record<string, string>> | undefined }) {
  const entries = Object.entries(map ?? {});
  if (entries.length === 0) return null;
  return (
    <CodeBlock what={`the ${title}`} text={entries.map(([name, value]) => `${name}: ${value}`).join('\n')} max={140} />
  );
}

function Body({ payload: { body, bodyRef } }: { payload: CallPayload }) {
  const { slug } = useWorkspace();
  const inboxId = /^inbox:([0-9a-f-]{36})/.exec(bodyRef ?? '')?.[1];
  if (inboxId) {
    return (
      <Text size="sm">
        The body is made from the event, as its route says:{' '}
        <TextLink underline="always" to="/w/$slug/inbox/$id" params={{ slug, id: inboxId }}>
          see the event
        </TextLink>
        .
      </Text>
    );
  }
  const text = body?.text !== undefined ? prettyText(body.text) : body?.base64;
  if (!body) return <Text size="sm" c="dimmed">No body.</Text>; // prettier-ignore
  return <CodeBlock what="the body" text={text ?? pretty(body.json ?? body.form)} max={300} />;
}
