import { Code, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { problemOf } from '../../api/problem';
import { readAgain } from '../../api/read-again';
import type { useChosenRow } from '../../app/chosen-row';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { ConfirmButton } from '../../components/confirm';
import { Copyable } from '../../components/copy';
import { Facts } from '../../components/facts';
import { FormDialog } from '../../components/form-dialog';
import { SidePanel } from '../../components/side-panel';
import { Status } from '../../components/status';
import { Time } from '../../components/time';
import { draftOfKey, endOf, KeyFields, limitOf } from './key-fields';
import { standingOfKey } from './key-standing';
import classes from './people.module.css';
import { RotateApiKey } from './rotate-api-key';
import { useNameOfActor } from '../record/actors';

type Key = Schemas['ApiKeyDto'];

/** One API key: what it may do, how often and how long, and what can be done about it. */
export function ApiKeyDetail({ chosen, close, previous, next }: ReturnType<typeof useChosenRow<Key>>) {
  return (
    <SidePanel title={chosen?.name ?? ''} open={chosen !== undefined} close={close} previous={previous} next={next}>
      {chosen && <Detail key={`${chosen.id} ${chosen.version}`} apiKey={chosen} />}
    </SidePanel>
  );
}

function Detail({ apiKey }: { apiKey: Key }) {
  const [open, setOpen] = useState<'change' | 'rotate'>();
  const nameOf = useNameOfActor();
  const standing = standingOfKey(apiKey);
  const { rateLimit } = apiKey;
  return (
    <Stack>
      {standing === 'active' && (
        <Group gap="xs">
          <Action needs="api-keys:manage" variant="default" onClick={() => setOpen('change')}>
            Change
          </Action>
          <Action needs="api-keys:manage" variant="default" onClick={() => setOpen('rotate')}>
            Rotate
          </Action>
          <Revoke apiKey={apiKey} />
        </Group>
      )}
      <Facts
        facts={[
          ['State', <Status value={standing} />],
          ['Begins with', <Code>{apiKey.keyPrefix}…</Code>],
          ['Limit', rateLimit ? `${rateLimit.requests} requests in ${rateLimit.perSeconds} s` : 'none of its own'],
          ['Ends', apiKey.expiresAt ? <Time at={apiKey.expiresAt} /> : 'never'],
          ['Last used', <Time at={apiKey.lastUsedAt} />],
          ['Made', <Time at={apiKey.createdAt} />],
          ['By', nameOf(apiKey.createdBy && `user:${apiKey.createdBy}`)],
          ['Id', <Copyable text={apiKey.id} what="the id" />],
        ]}
      />
      <div className={classes.chips}>
        {apiKey.permissions.map((permission) => (
          <Code key={permission}>{permission}</Code>
        ))}
      </div>
      <ChangeKey apiKey={apiKey} open={open === 'change'} close={() => setOpen(undefined)} />
      <RotateApiKey apiKey={apiKey} open={open === 'rotate'} close={() => setOpen(undefined)} />
    </Stack>
  );
}

function ChangeKey({ apiKey, open, close }: { apiKey: Key; open: boolean; close: () => void }) {
  const { id: workspaceId } = useWorkspace();
  const [draft, setDraft] = useState(() => draftOfKey(apiKey));
  const change = useMutation({
    mutationFn: () => {
      const header = { 'If-Match': `"${apiKey.version}"` };
      const body = { name: draft.name, rateLimit: limitOf(draft), expiresAt: endOf(draft) };
      const params = { path: { workspaceId, id: apiKey.id }, header };
      // The header is understood by every PATCH; the contract of this one does not name it.
      return data(api.PATCH('/v1/workspaces/{workspaceId}/api-keys/{id}', { params, body }));
    },
    onSuccess: async () => {
      await readAgain('api-keys', workspaceId);
      notifications.show({ message: 'The key is changed.' });
      close();
    },
  });
  return (
    <FormDialog
      title={`Change ${apiKey.name}`}
      open={open}
      close={close}
      submit={() => change.mutate()}
      submitLabel="Save"
      change={change}
    >
      <KeyFields draft={draft} onChange={setDraft} errors={change.error ? problemOf(change.error).fields : {}} />
    </FormDialog>
  );
}

function Revoke({ apiKey: { id, name } }: { apiKey: Key }) {
  const { id: workspaceId } = useWorkspace();
  return (
    <ConfirmButton
      label="Revoke"
      title={`Revoke ${name}?`}
      needs="api-keys:manage"
      typed={name}
      run={(header) =>
        data(
          api.DELETE('/v1/workspaces/{workspaceId}/api-keys/{id}', { params: { path: { workspaceId, id }, header } }),
        )
      }
      onDone={() => void readAgain('api-keys', workspaceId)}
    >
      Programs that use it are refused at once. This cannot be undone.
    </ConfirmButton>
  );
}
