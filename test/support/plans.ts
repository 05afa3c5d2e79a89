import { dataSourceOptions } from '@app/database';
import type { TestDatabase } from '@app/testing';
import { DataSource } from 'typeorm';

export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

const nodes = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

/** The scans of tables by which the product would run a statement as a request of the workspace. */
export async function planOf(
  database: TestDatabase,
  workspaceId: string,
  sql: string,
  parameters: unknown[],
): Promise<PlanNode[]> {
  const product = await new DataSource(
    dataSourceOptions({ DATABASE_URL: database.url, DATABASE_POOL_SIZE: 1 }),
  ).initialize();
  try {
    const [row] = await product.transaction(async (tx) => {
      await tx.query(
        `select set_config('role', 'signalbox_request', true), set_config('signalbox.workspace_id', $1, true)`,
        [workspaceId],
      );
      return tx.query<[{ 'QUERY PLAN': [{ Plan: PlanNode }] }]>(`explain (format json) ${sql}`, parameters);
    });
    return nodes(row['QUERY PLAN'][0].Plan).filter(
      (node) => node['Node Type'].includes('Scan') && node['Relation Name'],
    );
  } finally {
    await product.destroy();
  }
}
