import { Button, Group, Text } from '@mantine/core';
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
import { useNameOfActor } from '../record/actors';
import classes from './policies.module.css';
import { rulesOf } from './rules';
import { tellOfVersion } from './undo-version';

type Version = Schemas['PolicyVersionDto'];

/** What the policy was, version by version: what each changed, how it differs from the one in force, the way back. */
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
    <Section title="Versions" flush>
      <Loaded query={versions}>
        {({ items }) => (
          <ul className={classes.versions}>
            {items.map((version, index) => (
              <VersionRow key={version.version} version={version} former={items[index + 1]} policy={policy} />
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
}

const comparable = ({ name, ...rest }: Version | Schemas['PolicyDto']) => ({ name, ...rulesOf(rest) });

function VersionRow(props: { version: Version; former: Version | undefined; policy: Schemas['PolicyDto'] }) {
  const { version, former, policy } = props;
  const [open, setOpen] = useState(false);
  const nameOf = useNameOfActor();
  const current = version.version === policy.version;
  const changes = former ? differencesOf(comparable(former), comparable(version)) : [];
  const summary = changes.slice(0, 3).map(({ path }) => path);
  const more = changes.length - summary.length;
  return (
    <li className={classes.version}>
      <b>v{version.version}</b>
      <span className={classes.what}>
        {former ? summary.join(', ') + (more > 0 ? ` and ${more} more` : '') || 'no number changed' : 'made'}
        <small>
          {nameOf(version.createdBy)}, <Time at={version.createdAt} />
        </small>
      </span>
      <Group gap="xs">
        {current ? (
          <Text size="xs" c="dimmed">
            in force
          </Text>
        ) : (
          <>
            <Button variant="default" size="compact-xs" aria-expanded={open} onClick={() => setOpen(!open)}>
              Compare
            </Button>
            <GoBack version={version.version} policy={policy} />
          </>
        )}
      </Group>
      {open && (
        <div className={classes.diff}>
          <Diff
            differences={differencesOf(comparable(version), comparable(policy))}
            titles={[`Version ${version.version}`, `In force, version ${policy.version}`]}
          />
        </div>
      )}
    </li>
  );
}

function GoBack({ version, policy }: { version: number; policy: Schemas['PolicyDto'] }) {
  const { id: workspaceId } = useWorkspace();
  const restore = useMutation({
    mutationFn: () => {
      const params = { path: { workspaceId, id: policy.id }, header: { 'If-Match': `"${policy.version}"` } };
      return data(api.POST('/v1/workspaces/{workspaceId}/policies/{id}/rollback', { params, body: { version } }));
    },
    onSuccess: async (restored) => {
      await readAgain('policies', workspaceId);
      tellOfVersion(
        workspaceId,
        policy,
        restored,
        `Version ${version} is in force again, as version ${restored.version}.`,
      );
    },
  });
  return (
    <>
      <Action
        needs="policies:write"
        variant="default"
        size="compact-xs"
        loading={restore.isPending}
        onClick={() => restore.mutate()}
      >
        Go back to version {version}
      </Action>
      <ProblemAlert error={restore.error} />
    </>
  );
}
