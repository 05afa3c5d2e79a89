import { Stack } from '@mantine/core';
import type { Schemas } from '../../api/client';
import type { useChosenRow } from '../../app/chosen-row';
import { useConnectors } from '../../app/connector-names';
import { duration } from '../../app/relative-time';
import { useWorkspace } from '../../app/workspace';
import { CodeBlock, pretty } from '../../components/code-block';
import { Copyable } from '../../components/copy';
import { Facts } from '../../components/facts';
import { SidePanel } from '../../components/side-panel';
import { Status } from '../../components/status';
import { TextLink } from '../../components/text-link';
import { Time } from '../../components/time';
import { useNameOfActor } from './actors';
import { TraceLink } from './trace-link';

/** All of one request: how it ended, who made it, and where its story is told. */
export function RequestDetail(props: ReturnType<typeof useChosenRow<Schemas['RequestDto']>>) {
  const { chosen, close, previous, next } = props;
  const { slug } = useWorkspace();
  const { nameOf } = useConnectors();
  const actorOf = useNameOfActor();
  return (
    <SidePanel
      title={chosen?.operation ?? ''}
      open={chosen !== undefined}
      close={close}
      previous={previous}
      next={next}
    >
      {chosen && (
        <Stack>
          <Facts
            facts={[
              ['Outcome', <Status value={chosen.status} />],
              ['Answer', chosen.httpStatus ?? chosen.errorCode ?? 'none'],
              ['Took', duration(chosen.latencyMs)],
              ['When', <Time at={chosen.createdAt} />],
              ['Way', chosen.direction === 'in' ? 'in: to Signalbox' : 'out: to a third party'],
              ['By', actorOf(chosen.actorId && `${chosen.actorType}:${chosen.actorId}`)],
              ['Error', chosen.errorCode ?? 'none'],
              ['Tried before', `${chosen.retryCount} times`],
              [
                'Connector',
                chosen.connectorId ? (
                  <TextLink to="/w/$slug/connectors/$id" params={{ slug, id: chosen.connectorId }}>
                    {nameOf(chosen.connectorId)}
                  </TextLink>
                ) : (
                  'none'
                ),
              ],
              [
                'Job',
                chosen.jobId ? (
                  <TextLink to="/w/$slug/jobs/$id" params={{ slug, id: chosen.jobId }}>
                    {chosen.jobId}
                  </TextLink>
                ) : (
                  'none'
                ),
              ],
              ['Trace', <TraceLink traceId={chosen.traceId} />],
              ['Request id', <Copyable text={chosen.requestId} what="the request id" />],
            ]}
          />
          <CodeBlock what="the record" text={pretty(chosen)} max={420} />
        </Stack>
      )}
    </SidePanel>
  );
}
