/** For how many days webhooks are kept: their payload, and what is known of them. */
export interface WebhookRetentionDays {
  readonly payload: number;
  readonly metadata: number;
}

/** Where a workspace says nothing. */
export const DEFAULT_WEBHOOK_RETENTION: WebhookRetentionDays = { payload: 30, metadata: 90 };
