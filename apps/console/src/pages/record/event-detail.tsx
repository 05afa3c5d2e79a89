import { Stack } from '@mantine/core';
import type { Schemas } from '../../api/client';
import type { useChosenRow } from '../../app/chosen-row';
import { CodeBlock, pretty } from '../../components/code-block';
import { Copyable } from '../../components/copy';
import { Facts } from '../../components/facts';
import { SidePanel } from '../../components/side-panel';
import { Status } from '../../components/status';
import { Time } from '../../components/time';
import { TraceLink } from './trace-link';

/** All of one event. */
export function EventDetail({ chosen, close, previous, next }: ReturnType<typeof useChosenRow<Schemas['EventDto']>>) {
  return (
    <SidePanel title={chosen?.type ?? ''} open={chosen !== undefined} close={close} previous={previous} next={next}>
      {chosen && (
        <Stack>
          <Facts
            facts={[
              ['What happened', chosen.message],
              ['Severity', <Status value={chosen.severity} />],
              ['When', <Time at={chosen.createdAt} />],
              ['Trace', <TraceLink traceId={chosen.traceId} />],
              ['Id', <Copyable text={chosen.id} what="the id" />],
            ]}
          />
          <CodeBlock what="the data" text={pretty(chosen.data)} />
        </Stack>
      )}
    </SidePanel>
  );
}
