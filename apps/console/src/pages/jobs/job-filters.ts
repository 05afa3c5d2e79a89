import type { Schemas } from '../../api/client';
import { JOB_STATES } from './job-states';

export type JobState = Schemas['JobDto']['status'];
export type Lane = Schemas['JobDto']['lane'];

export const LANES = ['high', 'default', 'bulk'] as const satisfies readonly Lane[];

/** The filters of the list of jobs, as they stand in the URL. */
export const JOB_FILTERS = [
  'status',
  'type',
  'connectorId',
  'lane',
  'errorCode',
  'traceId',
  'correlationId',
  'orderingKey',
  'parentId',
  'since',
  'createdAfter',
  'createdBefore',
] as const;

export type JobFilters = Partial<Record<(typeof JOB_FILTERS)[number], string>>;

/** Times that lie behind now, by what the URL calls them; in minutes. */
export const SINCE: Readonly<Record<string, { label: string; minutes: number }>> = {
  '15m': { label: 'Last 15 minutes', minutes: 15 },
  '1h': { label: 'Last hour', minutes: 60 },
  '24h': { label: 'Last 24 hours', minutes: 1_440 },
  '7d': { label: 'Last 7 days', minutes: 10_080 },
  '30d': { label: 'Last 30 days', minutes: 43_200 },
};

/** The states of the URL: one, or several with commas between. */
export const statesOf = (text: string | undefined): JobState[] =>
  JOB_STATES.filter((state) => text?.split(',').includes(state));

/** The filters as the API takes them, but for the states; "the last hour" is reckoned from now. */
export function filterOf({ status: _, since, lane, createdAfter, ...filters }: JobFilters) {
  const minutes = SINCE[since ?? '']?.minutes;
  const after = minutes === undefined ? createdAfter : new Date(Date.now() - minutes * 60_000).toISOString();
  return {
    ...given(filters),
    ...given({ createdAfter: after }),
    ...given({ lane: LANES.find((known) => known === lane) }),
  };
}

type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

const given = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;

/** Types of jobs that come with the product, to choose from; any other can be typed. */
export const JOB_TYPES = [
  'connector.call',
  'http.request',
  'webhook.route',
  'webhook.process',
  'jobs.redrive',
  'jobs.retry',
  'jobs.cancel',
  'webhooks.replay',
  'webhooks.reverify',
] as const;
