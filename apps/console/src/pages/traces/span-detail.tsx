import type { Schemas } from '../../api/client';
import { useWorkspace } from '../../app/workspace';
import { CodeBlock, pretty } from '../../components/code-block';
import { ButtonLink } from '../../components/text-link';
import classes from './waterfall.module.css';

/** All that one step of a trace recorded, and the ways to what it is about. */
export function SpanDetail({ entry }: { entry: Schemas['TraceEntryDto'] }) {
  return (
    <>
      <div className={classes.links}>
        <Links entry={entry} />
      </div>
      <CodeBlock what="the record" text={pretty(entry.data)} max={320} />
    </>
  );
}

function Links({ entry: { kind, id, data } }: { entry: Schemas['TraceEntryDto'] }) {
  const { slug } = useWorkspace();
  const said = data as Record<string, unknown>;
  const told = { ...(said['data'] as Record<string, unknown> | undefined), ...said };
  const text = (name: string) => (typeof told[name] === 'string' ? told[name] : undefined);
  const inboxId = kind === 'inbox' ? id : text('inboxId');
  const jobId = kind === 'job' ? id : text('jobId');
  const connectorId = text('connectorId');
  const traceId = text('traceId');
  const record = RECORDS[kind];
  return (
    <>
      {inboxId && (
        <ButtonLink variant="default" to="/w/$slug/inbox/$id" params={{ slug, id: inboxId }}>
          Open the webhook
        </ButtonLink>
      )}
      {jobId && (
        <ButtonLink variant="default" to="/w/$slug/jobs/$id" params={{ slug, id: jobId }}>
          Open the job
        </ButtonLink>
      )}
      {connectorId && (
        <ButtonLink variant="default" to="/w/$slug/connectors/$id" params={{ slug, id: connectorId }}>
          Open the connector
        </ButtonLink>
      )}
      {record && (
        <ButtonLink variant="default" to={record.to} params={{ slug }} search={{ traceId }}>
          {record.label}
        </ButtonLink>
      )}
    </>
  );
}

/** Where the logs show a step among others. */
const RECORDS: Readonly<
  Record<string, { to: '/w/$slug/requests' | '/w/$slug/events' | '/w/$slug/audit'; label: string }>
> = {
  request: { to: '/w/$slug/requests', label: 'Requests of this trace' },
  event: { to: '/w/$slug/events', label: 'Events of this trace' },
  audit: { to: '/w/$slug/audit', label: 'Audit of this trace' },
};
