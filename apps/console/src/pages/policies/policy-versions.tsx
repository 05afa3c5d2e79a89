import { Group, Select, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { Diff, differencesOf } from '../../components/diff';
import { Loaded, Section } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { Time } from '../../components/time';

type Version = Schemas['PolicyVersionDto'];

/** What the policy was: how an older version differs from the one in force, and the way back to it. */
export function PolicyVersions({ policy }: { policy: Schemas['PolicyDto'] }) {
  const { id: workspaceId } = useWorkspace();
  const path = { workspaceId, id: policy.id };
  const versions = useQuery({
    queryKey: ['policies', workspaceId, policy.id, 'versions'],
    queryFn: () => {
      const params = { path, query: { limit: 200 } };
      return data(api.GET('/v1/workspaces/{workspaceId}/policies/{id}/versions', { params }));
    },
  });
  return (
    <Section title="Versions">
      <Loaded query={versions}>
        {({ items }) => {
          const older = items.filter(({ version }) => version < policy.version);
          if (older.length > 0) return <Older versions={older} policy={policy} />;
          return (
            <Text size="sm" c="dimmed">
              This is the first version. Every change makes another; you can compare them here and go back.
            </Text>
          );
        }}
      </Loaded>
    </Section>
  );
}

const rulesOf = ({ name, ...rules }: Version | Schemas['PolicyDto']) => {
  const { version: _, createdAt: __, ...rest } = rules;
  const { id: ___, updatedAt: ____, createdBy: _____, ...parts } = rest as Record<string, unknown>;
  return { name, ...parts };
};

function Older({ versions, policy }: { versions: Version[]; policy: Schemas['PolicyDto'] }) {
  const { id: workspaceId } = useWorkspace();
  const [number, setNumber] = useState<string | null>(null);
  const chosen = versions.find(({ version }) => String(version) === number) ?? versions[0];
  const restore = useMutation({
    mutationFn: ({ name, retry, timeout }: Version) => {
      const params = { path: { workspaceId, id: policy.id }, header: { 'If-Match': `"${policy.version}"` } };
      return data(api.PATCH('/v1/workspaces/{workspaceId}/policies/{id}', { params, body: { name, retry, timeout } }));
    },
    onSuccess: async ({ version }) => {
      await readAgain('policies', workspaceId);
      notifications.show({ message: `The older rules are in force again, as version ${version}.` });
    },
  });
  if (!chosen) return null;
  return (
    <>
      <Group mb="sm" align="flex-end">
        <Select
          label={`Compare version ${policy.version} with`}
          size="xs"
          data={versions.map(({ version }) => ({ value: String(version), label: `Version ${version}` }))}
          value={String(chosen.version)}
          onChange={setNumber}
        />
        <Action
          needs="policies:write"
          variant="default"
          loading={restore.isPending}
          onClick={() => restore.mutate(chosen)}
        >
          Go back to version {chosen.version}
        </Action>
        <Text size="sm" c="dimmed">
          made <Time at={chosen.createdAt} />
        </Text>
      </Group>
      <ProblemAlert error={restore.error} />
      <Diff differences={differencesOf(rulesOf(chosen), rulesOf(policy))} />
    </>
  );
}
