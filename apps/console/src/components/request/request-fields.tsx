import { Group, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { TextMap } from '../schema-form/text-map';
import { bodyProblem, type RequestDraft } from './request-draft';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const BODIES = [
  { value: 'none', label: 'No body' },
  { value: 'json', label: 'JSON' },
  { value: 'form', label: 'Form' },
  { value: 'text', label: 'Text' },
];

interface RequestFieldsProps {
  draft: RequestDraft;
  onChange: (draft: RequestDraft) => void;
  /** A whole URL, or a path below the base URL of a connector. */
  address: 'url' | 'path';
  /** Messages of the API by path. */
  errors: Readonly<Record<string, string>>;
  /** The path of the request in the messages: `payload.`, or nothing. */
  prefix?: string;
}

/** Method, address, query, headers and body of a request. */
export function RequestFields({ draft, onChange, address, errors, prefix = '' }: RequestFieldsProps) {
  const set = (change: Partial<RequestDraft>) => onChange({ ...draft, ...change });
  const problem = draft.body.trim() === '' ? undefined : bodyProblem(draft);
  return (
    <Stack gap="sm">
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <Select
          label="Method"
          w={110}
          data={METHODS}
          value={draft.method}
          error={errors[`${prefix}method`]}
          onChange={(method) => set({ method: method ?? 'GET' })}
        />
        <TextInput
          flex={1}
          label={address === 'url' ? 'URL' : 'Path'}
          required
          placeholder={address === 'url' ? 'https://example.com/orders' : '/orders'}
          value={draft.address}
          error={errors[`${prefix}${address}`]}
          onChange={(event) => set({ address: event.currentTarget.value })}
        />
      </Group>
      {address === 'path' && (
        <TextMap
          label="Query"
          value={draft.query}
          onChange={(query) => set({ query: query ?? {} })}
          errors={errors}
          path={`${prefix}query`}
        />
      )}
      <TextMap
        label="Headers"
        description="Never a secret: a connector has a secret ref for that."
        value={draft.headers}
        onChange={(headers) => set({ headers: headers ?? {} })}
        errors={errors}
        error={errors[`${prefix}headers`]}
        path={`${prefix}headers`}
      />
      <Stack gap={6}>
        <Group gap="sm">
          <Text size="sm" fw={600}>
            Body
          </Text>
          <SegmentedControl
            size="xs"
            aria-label="Body"
            data={BODIES}
            value={draft.bodyKind}
            onChange={(kind) => set({ bodyKind: kind as RequestDraft['bodyKind'] })}
          />
        </Group>
        {draft.bodyKind === 'form' && (
          <TextMap
            label="Fields of the form"
            value={draft.form}
            onChange={(form) => set({ form: form ?? {} })}
            errors={errors}
            path={`${prefix}body.form`}
          />
        )}
        {(draft.bodyKind === 'json' || draft.bodyKind === 'text') && (
          <Textarea
            aria-label={draft.bodyKind === 'json' ? 'JSON of the body' : 'Text of the body'}
            autosize
            minRows={4}
            maxRows={18}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.75rem' } }}
            placeholder={draft.bodyKind === 'json' ? '{ "order": 7 }' : ''}
            value={draft.body}
            error={problem ?? errors[`${prefix}body`] ?? errors[`${prefix}body.json`]}
            onChange={(event) => set({ body: event.currentTarget.value })}
          />
        )}
      </Stack>
    </Stack>
  );
}
