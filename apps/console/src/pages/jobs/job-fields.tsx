import { Input, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useConnectors } from '../../app/connector-names';
import { useWorkspace } from '../../app/workspace';
import { RequestFields } from '../../components/request/request-fields';
import { TextLink } from '../../components/text-link';
import { callTypeOf, type JobDraft } from './job-draft';

const TYPES = [
  { value: 'connector.call', label: 'Call through a connector' },
  { value: 'http.request', label: 'Plain HTTP request' },
];

const ABOUT: Readonly<Record<JobDraft['type'], string>> = {
  'connector.call': 'Under the connector’s policy, signed in with its secret.',
  'http.request': 'To any public address, without a secret, under the built-in policy.',
};

interface JobFieldsProps {
  draft: JobDraft;
  onChange: (draft: JobDraft) => void;
  errors: Readonly<Record<string, string>>;
}

/** What a job is to do: its type, and the call that it makes. */
export function JobFields({ draft, onChange, errors }: JobFieldsProps) {
  const { slug } = useWorkspace();
  const { options } = useConnectors();
  const { type, connectorId, request } = draft;
  const change = (next: string) => {
    // The one wants a path, the other a URL: what is typed for one is of no use to the other.
    const address = next === 'http.request' ? (/^https?:/.test(request.address) ? request.address : '') : '/';
    onChange({ ...draft, type: callTypeOf(next), request: { ...request, address } });
  };
  return (
    <Stack gap="sm">
      <Input.Wrapper
        label="What it does"
        labelElement="div"
        description={ABOUT[type]}
        error={errors['type'] ?? errors['jobType']}
      >
        <SegmentedControl mt={6} size="xs" aria-label="What it does" data={TYPES} value={type} onChange={change} />
      </Input.Wrapper>
      {type === 'connector.call' && (
        <Select
          label="Connector"
          required
          searchable
          placeholder="Choose"
          data={options}
          value={connectorId}
          error={errors['payload.connectorId']}
          onChange={(id) => onChange({ ...draft, connectorId: id })}
        />
      )}
      {type === 'connector.call' && options.length === 0 && (
        <Text size="sm">
          There is no connector yet:{' '}
          <TextLink underline="always" to="/w/$slug/connectors/new" params={{ slug }}>
            make one
          </TextLink>
          , or choose a plain request.
        </Text>
      )}
      <RequestFields
        draft={request}
        onChange={(changed) => onChange({ ...draft, request: changed })}
        address={type === 'http.request' ? 'url' : 'path'}
        errors={errors}
        prefix="payload."
      />
    </Stack>
  );
}
