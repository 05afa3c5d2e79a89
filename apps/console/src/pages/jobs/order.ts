import { api, data, type Schemas } from '../../api/client';
import { type filterOf, type JobState } from './job-filters';

export type OrderAction = 'redrive' | 'cancel';

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

type Redrivable = NonNullable<Schemas['RedriveDto']['status']>;
type Cancellable = NonNullable<Schemas['CancelDto']['status']>;

/** What the order would be about now. */
export function previewOrder(workspaceId: string, action: OrderAction, filter: OrderFilter, states: JobState[]) {
  const params = { path: { workspaceId } };
  return action === 'redrive'
    ? data(
        api.POST('/v1/workspaces/{workspaceId}/jobs/redrive/preview', {
          params,
          body: { ...filter, status: states as Redrivable },
        }),
      )
    : data(
        api.POST('/v1/workspaces/{workspaceId}/jobs/cancel/preview', {
          params,
          body: { ...filter, status: states as Cancellable },
        }),
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
  return action === 'redrive'
    ? data(
        api.POST('/v1/workspaces/{workspaceId}/jobs/redrive', {
          params,
          body: { ...filter, status: states as Redrivable },
        }),
      )
    : data(
        api.POST('/v1/workspaces/{workspaceId}/jobs/cancel', {
          params,
          body: { ...filter, status: states as Cancellable },
        }),
      );
}
