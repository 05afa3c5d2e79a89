import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { useList } from '../../api/queries';
import { useFilters } from '../../app/search';
import { useRefusal, useWorkspace } from '../../app/workspace';
import { Empty } from '../../components/empty';
import { ExportMenu } from '../../components/export-menu';
import { FilterBar } from '../../components/filter-bar';
import { Page } from '../../components/page';
import { RowButton } from '../../components/row-button';
import { Quiet, Rows } from '../../components/rows';
import { Time } from '../../components/time';
import { AuditDetail } from './audit-detail';
import { useActors } from './actors';
import { VerifyChain } from './verify-chain';

/** Who changed what, in a chain that shows when something is taken out. */
export function AuditPage() {
  const refusal = useRefusal('audit:read');
  if (refusal === undefined) return <AuditList />;
  return (
    <Page title="Audit" about="Who changed what.">
      <Empty icon={<IconShieldCheck size={22} />} title="Not for your role">
        {refusal}
      </Empty>
    </Page>
  );
}

function AuditList() {
  const { id: workspaceId } = useWorkspace();
  const [chosen, setChosen] = useState<Schemas['AuditDto']>();
  const actorOf = useActors();
  const search = useFilters(['action', 'resourceType', 'resourceId', 'traceId']);
  const list = useList(['audit', workspaceId, search.filters], (cursor) => {
    const params = { path: { workspaceId }, query: { ...search.filters, cursor, limit: 100 } };
    return data(api.GET('/v1/workspaces/{workspaceId}/audit', { params }));
  });
  return (
    <Page
      title="Audit"
      about="Who changed what, and why. Each row is chained to the one before it."
      actions={
        <>
          <VerifyChain />
          <ExportMenu log="audit" filters={search.filters} />
        </>
      }
    >
      <FilterBar
        filters={search}
        fields={[
          { name: 'action', label: 'Action' },
          { name: 'resourceType', label: 'Kind of resource', width: 150 },
          { name: 'resourceId', label: 'Id of the resource', width: 220 },
        ]}
      />
      <Rows
        label="Audit log"
        list={list}
        columns={[
          {
            title: 'Action',
            width: 'minmax(0, 1.4fr)',
            cell: (row) => <RowButton onClick={() => setChosen(row)}>{row.action}</RowButton>,
          },
          { title: 'By', width: 'minmax(0, 1.4fr)', cell: (row) => actorOf(row) },
          { title: 'Resource', width: 'minmax(0, 1fr)', wide: true, cell: (row) => row.resourceType },
          { title: 'Reason', width: 'minmax(0, 1.6fr)', wide: true, cell: (row) => <Quiet>{row.reason ?? ''}</Quiet> },
          { title: 'No.', width: '56px', wide: true, cell: (row) => row.sequence },
          { title: 'When', width: '92px', cell: (row) => <Time at={row.createdAt} /> },
        ]}
        empty={
          <Empty icon={<IconShieldCheck size={22} />} title={search.any ? 'No row matches' : 'No changes yet'}>
            {search.any ? 'Take a filter away to see more.' : 'Every change that someone makes leaves a row here.'}
          </Empty>
        }
      />
      <AuditDetail row={chosen} actor={chosen ? actorOf(chosen) : ''} close={() => setChosen(undefined)} />
    </Page>
  );
}
