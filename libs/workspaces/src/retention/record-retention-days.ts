/** For how many days the record is kept: events, and requests and calls. The audit log is kept for ever. */
export interface RecordRetentionDays {
  readonly events: number;
  readonly requests: number;
}

/** Where a workspace says nothing. */
export const DEFAULT_RECORD_RETENTION: RecordRetentionDays = { events: 90, requests: 90 };
