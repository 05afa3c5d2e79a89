import { Select, TagsInput, Text } from '@mantine/core';
import type { Schemas } from '../../api/client';
import { useConnectors } from '../../app/connector-names';
import { Section } from '../../components/page';
import type { RouteDraft } from './route-draft';
import classes from './routes.module.css';
import { wantsType } from './sample';

interface FromPartProps {
  draft: RouteDraft;
  onChange: (change: Partial<RouteDraft>) => void;
  errors: Readonly<Record<string, string>>;
  samples: readonly Schemas['InboxMessageDto'][];
}

/** Where the events come from, and which types of them. */
export function FromPart({ draft, onChange, errors, samples }: FromPartProps) {
  const { options } = useConnectors();
  const seen = [...new Set(samples.flatMap(({ eventType }) => eventType ?? []))].sort();
  const families = [...new Set(seen.flatMap((type) => /^([^._]+[._])/.exec(type)?.[1] ?? []))].map(
    (family) => `${family}*`,
  );
  const wanted = samples.filter(({ eventType }) => wantsType(draft.eventTypes, eventType)).length;
  return (
    <Section title="1. From">
      <div className={classes.grid}>
        <Select
          label="Source"
          required
          searchable
          data={options}
          value={draft.sourceConnectorId}
          onChange={(sourceConnectorId) => onChange({ sourceConnectorId })}
          error={errors['sourceConnectorId']}
        />
        <TagsInput
          label="Event types"
          description="* stands for any text, as in pull_request.*"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={['*', ...families, ...seen]}
          value={draft.eventTypes}
          onChange={(eventTypes) => onChange({ eventTypes })}
          error={errors['eventTypes']}
        />
      </div>
      {samples.length > 0 && (
        <Text size="xs" c="dimmed" mt={8}>
          {wanted} of the latest {samples.length} events of this source have such a type.
        </Text>
      )}
    </Section>
  );
}
