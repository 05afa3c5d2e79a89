import { api, data, type Schemas } from '../../api/client';
import { type filterOf, type JobState } from './job-filters';

export type OrderAction = 'redrive' | 'retry' | 'cancel';

/** Which jobs an order is about: the list's filters, or jobs by their ids. */
export type OrderFilter = ReturnType<typeof filterOf> & { ids?: string[] };

interface OrderWords {
  readonly verb: string;
  /** The states it can be about. */
  readonly states: readonly JobState[];
  /** The states it is about when the list shows all. */
  readonly usual: readonly JobState[];
  readonly about: string;
}

export const ORDERS: Readonly<Record<OrderAction, OrderWords>> = {
  redrive: {
    verb: 'Redrive',
    states: ['dead', 'cancelled', 'failed'],
    usual: ['dead'],
    about:
      'Each starts anew with all its attempts. What a destination took already it may get again: every call carries the idempotency key of its job, by which it can tell.',
  },
  retry: {
    verb: 'Retry',
    states: ['dead', 'cancelled', 'failed'],
    usual: ['dead', 'failed'],
    about:
      'Each is due now, with one attempt more at least; the attempts that it made still count. What a destination took already it may get again: every call carries the idempotency key of its job.',
  },
  cancel: {
    verb: 'Cancel',
    states: ['queued', 'failed', 'running'],
    usual: ['queued', 'failed', 'running'],
    about: 'What waits never runs, and what runs is asked to end. A cancelled job can be redriven later.',
  },
};

/** The states that the order takes of those in sight; all that it usually takes when every state is in sight. */
export function statesFor(action: OrderAction, inSight: readonly JobState[], byIds: boolean): JobState[] {
  const { states, usual } = ORDERS[action];
  if (byIds) return [...states];
  return inSight.length === 0 ? [...usual] : states.filter((state) => inSight.includes(state));
}

type States<Dto extends 'RedriveDto' | 'CancelDto'> = NonNullable<Schemas[Dto]['status']>;

/** What the order would be about now. */
export function previewOrder(workspaceId: string, action: OrderAction, filter: OrderFilter, states: JobState[]) {
  const params = { path: { workspaceId } };
  const again = { params, body: { ...filter, status: states as States<'RedriveDto'> } };
  const over = { params, body: { ...filter, status: states as States<'CancelDto'> } };
  return data<Schemas['OrderPreviewDto']>(
    {
      redrive: () => api.POST('/v1/workspaces/{workspaceId}/jobs/redrive/preview', again),
      retry: () => api.POST('/v1/workspaces/{workspaceId}/jobs/retry/preview', again),
      cancel: () => api.POST('/v1/workspaces/{workspaceId}/jobs/cancel/preview', over),
    }[action](),
  );
}

/** Gives the order; answers with the job that carries it out. */
export function giveOrder(
  workspaceId: string,
  action: OrderAction,
  filter: OrderFilter,
  states: JobState[],
  header: { 'X-Audit-Reason'?: string },
) {
  const params = { path: { workspaceId }, header };
  const again = { params, body: { ...filter, status: states as States<'RedriveDto'> } };
  const over = { params, body: { ...filter, status: states as States<'CancelDto'> } };
  return data<Schemas['JobDto']>(
    {
      redrive: () => api.POST('/v1/workspaces/{workspaceId}/jobs/redrive', again),
      retry: () => api.POST('/v1/workspaces/{workspaceId}/jobs/retry', again),
      cancel: () => api.POST('/v1/workspaces/{workspaceId}/jobs/cancel', over),
    }[action](),
  );
}
