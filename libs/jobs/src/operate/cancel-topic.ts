/** What is said there: the ids of running jobs that are to end, separated by commas. */
export const CANCEL_TOPIC = 'job.cancel';
