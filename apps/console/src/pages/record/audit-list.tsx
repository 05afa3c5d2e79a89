import { IconShieldCheck } from '@tabler/icons-react';
import { useList } from '../../api/queries';
import { useChosenRow } from '../../app/chosen-row';
import { useFilters } from '../../app/search';
import { Empty } from '../../components/empty';
import { ExportMenu } from '../../components/export-menu';
import { FilterBar } from '../../components/filter-bar';
import { Page } from '../../components/page';
import { RowButton } from '../../components/row-button';
import { Quiet, Rows } from '../../components/rows';
import { Time } from '../../components/time';
import { TimeRange } from '../../components/time-range';
import type { useActors } from './actors';
import { AuditDetail } from './audit-detail';
import type { AuditSource } from './audit-source';
import { Checkpoint } from './checkpoint';
import { VerifyChain } from './verify-chain';

const ACTOR_TYPES = [
  { value: 'user', label: 'a person' },
  { value: 'api_key', label: 'an API key' },
  { value: 'system', label: 'the system' },
  { value: 'anonymous', label: 'nobody known' },
];

interface AuditListProps {
  title: string;
  about: string;
  source: AuditSource;
  actorOf: ReturnType<typeof useActors>;
}

/** The rows of an audit log, with what each changed, and the ways to prove that none is missing. */
export function AuditList({ title, about, source, actorOf }: AuditListProps) {
  const search = useFilters(['action', 'actorType', 'resourceType', 'resourceId', 'traceId', 'since', 'until']);
  const list = useList(['audit', source.key, search.filters], (cursor) => source.page(search.filters, cursor));
  const rows = useChosenRow(list.rows);
  return (
    <Page
      title={title}
      about={about}
      actions={
        <>
          <VerifyChain source={source} />
          <Checkpoint source={source} />
          <ExportMenu href={source.exportUrl} filters={search.filters} />
        </>
      }
    >
      <FilterBar
        filters={search}
        fields={[
          { name: 'action', label: 'Action, as policy.update', width: 190 },
          { name: 'actorType', label: 'By anyone', options: ACTOR_TYPES, width: 130 },
          { name: 'resourceType', label: 'Kind of resource', width: 140 },
          { name: 'resourceId', label: 'Id of the resource', width: 170 },
        ]}
      >
        <TimeRange filters={search} />
      </FilterBar>
      <Rows
        label="Audit log"
        list={list}
        columns={[
          {
            title: 'Action',
            width: 'minmax(0, 1.4fr)',
            cell: (row) => <RowButton onClick={() => rows.choose(row.id)}>{row.action}</RowButton>,
          },
          { title: 'By', width: 'minmax(0, 1.2fr)', cell: (row) => actorOf(row) },
          { title: 'Resource', width: 'minmax(0, 1fr)', wide: true, cell: (row) => row.resourceType },
          {
            title: 'Changed',
            width: 'minmax(0, 1.6fr)',
            wide: true,
            cell: (row) => <Quiet>{fieldsOf(row.diff)}</Quiet>,
          },
          { title: 'Reason', width: 'minmax(0, 1.2fr)', wide: true, cell: (row) => <Quiet>{row.reason ?? ''}</Quiet> },
          { title: 'No.', width: '48px', wide: true, cell: (row) => row.sequence },
          { title: 'When', width: '92px', cell: (row) => <Time at={row.createdAt} /> },
        ]}
        empty={
          <Empty icon={<IconShieldCheck size={22} />} title={search.any ? 'No row matches' : 'No changes yet'}>
            {search.any ? 'Take a filter away to see more.' : 'Every change that someone makes leaves a row here.'}
          </Empty>
        }
      />
      <AuditDetail {...rows} actorOf={actorOf} />
    </Page>
  );
}

/** Fields that change with every change tell nothing. */
const NOISE = new Set(['updatedAt', 'version']);

function fieldsOf(diff: readonly unknown[]): string {
  const [first] = diff as readonly { path: string; value?: unknown }[];
  if (first?.path === '') return first.value === null ? 'taken away' : 'made';
  const paths = diff.map((step) => (step as { path: string }).path.split('/').slice(1).join('.'));
  return paths.filter((path) => path !== '' && !NOISE.has(path)).join(', ');
}
