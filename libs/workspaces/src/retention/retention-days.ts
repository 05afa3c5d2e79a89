import { Database } from '@app/database';
import { Injectable } from '@nestjs/common';
import { DEFAULT_JOB_RETENTION, type JobRetentionDays } from './job-retention-days';

export interface WorkspaceRetention {
  readonly workspaceId: string;
  readonly days: JobRetentionDays;
}

/** How long every workspace wants its finished jobs kept, for the upkeep. */
@Injectable()
export class RetentionDays {
  constructor(private readonly database: Database) {}

  /** Of all workspaces, deleted ones too: their rows go as well. */
  async ofAll(): Promise<WorkspaceRetention[]> {
    const rows = await this.database.systemStatement<{ id: string; days: Partial<JobRetentionDays> | null }>(
      'maintenance',
      `select id, settings -> 'jobRetentionDays' as days from workspaces order by id`,
      [],
    );
    return rows.map(({ id, days }) => ({ workspaceId: id, days: { ...DEFAULT_JOB_RETENTION, ...days } }));
  }
}
