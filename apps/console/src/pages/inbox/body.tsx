import { Anchor, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../api/client';
import { SITE_ROOT } from '../../app/root';
import { useWorkspace } from '../../app/workspace';
import { CodeBlock, prettyText } from '../../components/code-block';
import { Loaded, Section } from '../../components/page';

/** Bodies beyond this are offered as a file. */
const MOST_SHOWN_BYTES = 1_000_000;

/** The exact bytes of a webhook, laid out or as they came. */
export function Body({ of, id, bytes }: { of: 'inbox' | 'quarantine'; id: string; bytes: number }) {
  const { id: workspaceId } = useWorkspace();
  const [form, setForm] = useState('pretty');
  const shown = bytes <= MOST_SHOWN_BYTES;
  const body = useQuery({
    queryKey: [of, workspaceId, id, 'raw'],
    queryFn: () => {
      const request = { params: { path: { workspaceId, id } }, parseAs: 'text' } as const;
      return data(
        of === 'inbox'
          ? api.GET('/v1/workspaces/{workspaceId}/webhooks/inbox/{id}/raw', request)
          : api.GET('/v1/workspaces/{workspaceId}/webhooks/quarantine/{id}/raw', request),
      );
    },
    enabled: shown,
    staleTime: Infinity,
    meta: { live: false },
  });
  const href = new URL(`v1/workspaces/${workspaceId}/webhooks/${of}/${id}/raw`, SITE_ROOT).href;
  return (
    <Section
      title={`Body, ${bytes.toLocaleString('en')} bytes`}
      actions={
        <>
          <Anchor size="sm" href={href} download={`webhook-${id}`}>
            Download
          </Anchor>
          <SegmentedControl size="xs" aria-label="Form" value={form} onChange={setForm} data={['pretty', 'raw']} />
        </>
      }
    >
      {shown ? (
        <Loaded query={body}>
          {(text) => <CodeBlock what="the body" text={form === 'pretty' ? prettyText(text) : text} />}
        </Loaded>
      ) : (
        'Too long to show here: download it.'
      )}
    </Section>
  );
}
