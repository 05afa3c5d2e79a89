import { Code, SegmentedControl, Select, Text, Textarea, TextInput } from '@mantine/core';
import { useConnectors } from '../../app/connector-names';
import { Section } from '../../components/page';
import { TextMap } from '../../components/schema-form/text-map';
import { PathInput } from './path-input';
import type { PayloadPath } from './payload-paths';
import { hasBody, type RouteDraft } from './route-draft';
import classes from './routes.module.css';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const EXAMPLE = '{\n  "type": $event.type,\n  "payload": $\n}';

interface ToPartProps {
  draft: RouteDraft;
  onChange: (change: Partial<RouteDraft>) => void;
  errors: Readonly<Record<string, string>>;
  paths: readonly PayloadPath[];
}

/** The call that is made of an event: where to, with which body, and in which order. */
export function ToPart({ draft, onChange, errors, paths }: ToPartProps) {
  const { options } = useConnectors();
  const { request, transform } = draft;
  const put = (change: Partial<typeof request>) => onChange({ request: { ...request, ...change } });
  const lines = [{ path: 'event.type', preview: 'its type' }, ...paths];
  return (
    <Section title="3. To">
      <div className={classes.grid}>
        <Select
          label="Destination"
          required
          searchable
          data={options}
          value={draft.destinationConnectorId}
          onChange={(destinationConnectorId) => onChange({ destinationConnectorId })}
          error={errors['destinationConnectorId']}
        />
        <Select
          label="Method"
          data={METHODS}
          value={request.method ?? 'POST'}
          onChange={(method) => put({ method: METHODS.find((known) => known === method) })}
        />
        <TextInput
          label="Path"
          value={request.path ?? '/'}
          error={errors['request.path']}
          onChange={(event) => put({ path: event.currentTarget.value })}
        />
      </div>
      <Text size="xs" c="dimmed" mt={8}>
        Below the destination’s base URL. In path, query and headers <Code fz="xs">{'{{ $.issue.number }}'}</Code>,{' '}
        <Code fz="xs">{'{{ event.id }}'}</Code>, <Code fz="xs">{'{{ event.type }}'}</Code> and{' '}
        <Code fz="xs">{'{{ headers.x-name }}'}</Code> stand for what the event has.
      </Text>
      <div className={classes.maps}>
        <TextMap
          label="Query"
          value={request.query}
          errors={errors}
          error={errors['request.query']}
          path="request.query"
          onChange={(query) => put({ query: query ?? {} })}
        />
        <TextMap
          label="Headers"
          description="Never a secret: the destination’s own secret is for that."
          value={request.headers}
          errors={errors}
          error={errors['request.headers']}
          path="request.headers"
          onChange={(headers) => put({ headers: headers ?? {} })}
        />
      </div>
      {hasBody(draft) && (
        <div className={classes.transform}>
          <SegmentedControl
            size="xs"
            aria-label="Body of the call"
            value={transform === null ? 'as-is' : 'jsonata'}
            onChange={(kind) => onChange({ transform: kind === 'as-is' ? null : EXAMPLE })}
            data={[
              { value: 'as-is', label: 'Body as it came' },
              { value: 'jsonata', label: 'Transform with JSONata' },
            ]}
          />
          {transform !== null && (
            <Textarea
              aria-label="Transform"
              description="$ is the payload, $event has id, type and receivedAt, $headers the headers. The result is beside, under Dry run."
              inputWrapperOrder={['input', 'description', 'error']}
              autosize
              minRows={5}
              maxRows={20}
              mt="xs"
              spellCheck={false}
              styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.8rem' } }}
              value={transform}
              error={errors['transform']}
              onChange={(event) => onChange({ transform: event.currentTarget.value })}
            />
          )}
        </div>
      )}
      <div className={classes.ordering}>
        <PathInput
          visibleLabel
          label="Ordering key"
          description="Calls with the same value go out one after another, across retries. Without one they wait for nobody."
          placeholder="$.issue.id"
          paths={lines}
          value={draft.orderingKey}
          error={errors['orderingKey']}
          onChange={(orderingKey) => onChange({ orderingKey })}
        />
      </div>
    </Section>
  );
}
