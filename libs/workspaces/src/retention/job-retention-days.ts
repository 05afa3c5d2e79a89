/** For how many days jobs that are over are kept, by how they ended. */
export interface JobRetentionDays {
  readonly success: number;
  readonly dead: number;
  readonly cancelled: number;
}

/** Where a workspace says nothing: what went well is of little interest, what is dead may still be redriven. */
export const DEFAULT_JOB_RETENTION: JobRetentionDays = { success: 14, dead: 90, cancelled: 30 };

export const LONGEST_DAYS = 3_650;
