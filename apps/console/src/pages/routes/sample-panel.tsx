import { ActionIcon, Group, SegmentedControl, Select, Text, Textarea, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../api/client';
import { relativeTime } from '../../app/relative-time';
import { CodeBlock, prettyText } from '../../components/code-block';
import { Loaded } from '../../components/page';
import type { PastedEvent } from './sample';

interface SamplePanelProps {
  samples: readonly Schemas['InboxMessageDto'][];
  chosen: Schemas['InboxMessageDto'] | undefined;
  onChoose: (id: string) => void;
  /** A pasted event is tried instead of one of the inbox. */
  isPasted: boolean;
  onPaste: (isPasted: boolean) => void;
  pasted: PastedEvent;
  onPasted: (event: PastedEvent) => void;
  body: ReturnType<typeof useQuery<string>>;
}

const ALL_TEXT = 8_000;

/** The event that the route is tried with. */
export function SamplePanel(props: SamplePanelProps) {
  const { samples, chosen, onChoose, isPasted, onPaste, pasted, onPasted, body } = props;
  const at = samples.findIndex(({ id }) => id === chosen?.id);
  const step = (by: number) => {
    const next = samples[at + by];
    if (next) onChoose(next.id);
  };
  return (
    <>
      <SegmentedControl
        size="xs"
        fullWidth
        mb="sm"
        aria-label="Where the event comes from"
        value={isPasted ? 'pasted' : 'inbox'}
        onChange={(from) => onPaste(from === 'pasted')}
        data={[
          { value: 'inbox', label: `From the inbox (${samples.length})`, disabled: samples.length === 0 },
          { value: 'pasted', label: 'Pasted' },
        ]}
      />
      {isPasted ? (
        <>
          <TextInput
            size="xs"
            label="Event type"
            value={pasted.type}
            onChange={(event) => onPasted({ ...pasted, type: event.currentTarget.value })}
          />
          <Textarea
            size="xs"
            mt="xs"
            label="Body"
            autosize
            minRows={5}
            maxRows={14}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            value={pasted.body}
            onChange={(event) => onPasted({ ...pasted, body: event.currentTarget.value })}
          />
        </>
      ) : (
        <>
          <Group gap={4} wrap="nowrap" mb="xs">
            <Select
              size="xs"
              flex={1}
              searchable
              aria-label="Sample event"
              data={samples.map(({ id, eventType, receivedAt }) => ({
                value: id,
                label: `${eventType ?? 'no type'}, ${relativeTime(new Date(receivedAt))} · ${id.slice(-6)}`,
              }))}
              value={chosen?.id ?? null}
              onChange={(id) => id && onChoose(id)}
            />
            <ActionIcon variant="default" aria-label="A newer event" disabled={at <= 0} onClick={() => step(-1)}>
              <IconChevronLeft size={14} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label="An older event"
              disabled={at >= samples.length - 1}
              onClick={() => step(1)}
            >
              <IconChevronRight size={14} />
            </ActionIcon>
          </Group>
          <Loaded query={body}>
            {(text) => (
              <>
                <CodeBlock what="the event" text={prettyText(text).slice(0, ALL_TEXT)} max={230} />
                {text.length > ALL_TEXT && (
                  <Text size="xs" c="dimmed">
                    Cut for show; all of it is tried.
                  </Text>
                )}
              </>
            )}
          </Loaded>
        </>
      )}
    </>
  );
}
