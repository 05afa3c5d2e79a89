import { Button, Select, TextInput } from '@mantine/core';
import { IconBuilding } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, data } from '../../api/client';
import { queryClient, useList } from '../../api/queries';
import { useFilters } from '../../app/search';
import { useMe } from '../../app/session';
import { Shell } from '../../app/shell';
import { Empty } from '../../components/empty';
import { FilterBar } from '../../components/filter-bar';
import { FormDialog } from '../../components/form-dialog';
import { Page } from '../../components/page';
import { RowLink } from '../../components/row-link';
import { Quiet, Rows } from '../../components/rows';
import { Status } from '../../components/status';
import { Time } from '../../components/time';

const STATUSES = ['active', 'disabled'] as const;

/** Every workspace that the reader may enter; operators make new ones. */
export function WorkspacesPage() {
  const search = useFilters(['slug', 'env', 'status']);
  const { status, ...rest } = search.filters;
  const list = useList(['workspaces', 'page', search.filters], (cursor) => {
    const query = { ...rest, status: STATUSES.find((known) => known === status), cursor, limit: 100 };
    return data(api.GET('/v1/workspaces', { params: { query } }));
  });
  const isOperator = useMe()?.user.isOperator ?? false;
  const [open, setOpen] = useState(false);
  const create = isOperator && <Button onClick={() => setOpen(true)}>New workspace</Button>;
  return (
    <Shell>
      <Page title="Workspaces" about="Each has its own connectors, secrets, traffic and people." actions={create}>
        <FilterBar
          filters={search}
          fields={[
            { name: 'slug', label: 'Short name, exactly' },
            { name: 'env', label: 'Environment, exactly' },
            { name: 'status', label: 'Any state', options: STATUSES, width: 130 },
          ]}
        />
        <Rows
          label="Workspaces"
          list={list}
          columns={[
            {
              title: 'Name',
              width: 'minmax(0, 2fr)',
              cell: ({ name, slug }) => (
                <RowLink to="/w/$slug" params={{ slug }}>
                  {name}
                </RowLink>
              ),
            },
            { title: 'Short name', width: 'minmax(0, 1fr)', wide: true, cell: ({ slug }) => <Quiet>{slug}</Quiet> },
            { title: 'Environment', width: '130px', wide: true, cell: ({ env }) => env },
            { title: 'State', width: '110px', cell: ({ status }) => <Status value={status} /> },
            { title: 'Made', width: '100px', wide: true, cell: ({ createdAt }) => <Time at={createdAt} /> },
          ]}
          empty={
            <Empty
              icon={<IconBuilding size={22} />}
              title={search.any ? 'No workspace matches' : 'No workspace yet'}
              action={!search.any && create}
            >
              {search.any
                ? 'Take a filter away to see more.'
                : isOperator
                  ? 'A workspace keeps one team’s or one product’s integrations together. Make the first.'
                  : 'You are in no workspace. Ask an owner for an invite link.'}
            </Empty>
          }
        />
        <NewWorkspace open={open} close={() => setOpen(false)} />
      </Page>
    </Shell>
  );
}

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function NewWorkspace({ open, close }: { open: boolean; close: () => void }) {
  const [name, setName] = useState('');
  const [slug, setSlug] = useState<string>();
  const [env, setEnv] = useState('production');
  const navigate = useNavigate();
  const change = useMutation({
    mutationFn: () => data(api.POST('/v1/workspaces', { body: { name, slug: slug ?? slugOf(name), env } })),
    onSuccess: async (made) => {
      await queryClient.invalidateQueries({ queryKey: ['workspaces'] });
      await navigate({ to: '/w/$slug', params: { slug: made.slug } });
    },
  });
  return (
    <FormDialog
      title="New workspace"
      open={open}
      close={close}
      submit={() => change.mutate()}
      submitLabel="Create"
      change={change}
    >
      <TextInput
        label="Name"
        required
        data-autofocus
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="Short name"
        description="In the address of its pages."
        required
        value={slug ?? slugOf(name)}
        onChange={(event) => setSlug(event.currentTarget.value)}
      />
      <Select
        label="Environment"
        data={['production', 'staging', 'development']}
        value={env}
        onChange={(value) => setEnv(value ?? 'production')}
      />
    </FormDialog>
  );
}
