import { Database } from '@app/database';
import { Injectable } from '@nestjs/common';
import { DEFAULT_JOB_RETENTION, type JobRetentionDays } from './job-retention-days';
import { DEFAULT_RECORD_RETENTION, type RecordRetentionDays } from './record-retention-days';
import { DEFAULT_WEBHOOK_RETENTION, type WebhookRetentionDays } from './webhook-retention-days';

export interface WorkspaceRetention {
  readonly workspaceId: string;
  readonly days: JobRetentionDays;
  readonly webhookDays: WebhookRetentionDays;
  readonly recordDays: RecordRetentionDays;
}

interface SettingsRow {
  readonly id: string;
  readonly days: Partial<JobRetentionDays> | null;
  readonly webhook_days: Partial<WebhookRetentionDays> | null;
  readonly record_days: Partial<RecordRetentionDays> | null;
}

/** How long every workspace wants its finished jobs, its webhooks and its record kept, for the upkeep. */
@Injectable()
export class RetentionDays {
  constructor(private readonly database: Database) {}

  /** Of all workspaces, deleted ones too: their rows go as well. */
  async ofAll(): Promise<WorkspaceRetention[]> {
    const rows = await this.database.systemStatement<SettingsRow>(
      'maintenance',
      `select id, settings -> 'jobRetentionDays' as days, settings -> 'webhookRetentionDays' as webhook_days,
         settings -> 'recordRetentionDays' as record_days
       from workspaces order by id`,
      [],
    );
    return rows.map(({ id, days, webhook_days: webhookDays, record_days: recordDays }) => ({
      workspaceId: id,
      days: { ...DEFAULT_JOB_RETENTION, ...days },
      webhookDays: { ...DEFAULT_WEBHOOK_RETENTION, ...webhookDays },
      recordDays: { ...DEFAULT_RECORD_RETENTION, ...recordDays },
    }));
  }
}
