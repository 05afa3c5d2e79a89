import { toRequestHeaders } from '@app/egress';
import { WorkspaceScope } from '@app/kernel';
import type { WebhookInbox } from '../inbox/webhook-inbox.entity';
import { EventView } from '../template/event-view';
import { callOf as callOfView, matching } from './matched';
import type { Route } from './route.entity';

const TENANT = '01890000-0000-7000-8000-000000000001';
const item = { scope: WorkspaceScope.of(TENANT), parentId: 'job', inboxId: 'message' };

const message = (change: Partial<WebhookInbox> = {}) =>
  ({
    id: 'message',
    tenantId: TENANT,
    connectorId: 'source',
    eventId: 'evt_1',
    eventType: 'issues',
    traceId: 'f'.repeat(32),
    ...change,
  }) as WebhookInbox;

const route = (change: Partial<Route> = {}) =>
  ({
    id: 'route',
    tenantId: TENANT,
    name: 'All',
    eventTypes: ['*'],
    filters: [],
    sourceConnectorId: 'source',
    destinationConnectorId: 'destination',
    requestTemplate: { method: 'POST', path: '/events' },
    ...change,
  }) as Route;

const viewOf = ({ eventId, eventType }: WebhookInbox, body = '') =>
  new EventView(eventId, eventType, {}, Buffer.from(body));

const matched = (routes: Route[], change: Partial<WebhookInbox> = {}, body?: string) =>
  matching(message(change), new Map([['source', routes]]), viewOf(message(change), body)).map(({ name }) => name);

const callOf = (of: typeof item, received: WebhookInbox, taken: Route) =>
  callOfView(of, received, taken, viewOf(received));

describe('matching', () => {
  const opened = { path: '$.action', operator: 'equals', value: 'opened', group: 0 } as const;

  it('finds the routes of the source that want type and payload, in their order', () => {
    const routes = [
      route({ name: 'b' }),
      route({ name: 'other type', eventTypes: ['push'] }),
      route({ name: 'opened', filters: [opened] }),
      route({ name: 'closed', filters: [{ ...opened, value: 'closed' }] }),
      route({ name: 'a', eventTypes: ['iss*'] }),
    ];
    expect(matched(routes, {}, '{"action":"opened"}')).toEqual(['b', 'opened', 'a']);
  });

  it('finds nothing for a source without routes', () => {
    expect(matched([route()], { connectorId: 'another' })).toEqual([]);
  });

  it('never crosses workspaces, whatever the rows say', () => {
    expect(matched([route({ tenantId: '01890000-0000-7000-8000-000000000002' })])).toEqual([]);
  });

  it('lets filters see nothing of a body that is no JSON, or is gone', () => {
    const routes = [route({ name: 'filtered', filters: [opened] }), route({ name: 'all' })];
    expect(matched(routes, {}, 'no json')).toEqual(['all']);
    expect(matched(routes)).toEqual(['all']);
  });

  it('does not fail the whole batch for one bad filter or one deep payload', () => {
    const filters = [{ ...opened, path: '$..action' }];
    expect(matched([route({ name: 'deep', filters }), route({ name: 'all' })], {}, '['.repeat(9_000))).toEqual(['all']);
    const deep = `${'['.repeat(9_000)}${']'.repeat(9_000)}`;
    expect(matched([route({ name: 'deep', filters }), route({ name: 'all' })], {}, deep)).toEqual(['all']);
    const bad = [{ ...opened, path: '$[' }];
    expect(matched([route({ name: 'bad', filters: bad }), route({ name: 'all' })], {}, '{}')).toEqual(['all']);
  });
});

describe('callOf', () => {
  it('makes the call of the template, tied to message, route and parent', () => {
    const template = { method: 'PUT', path: '/a?b=c', headers: { 'x-own': '1' } } as const;
    expect(callOf(item, message(), route({ requestTemplate: template }))).toEqual({
      scope: item.scope,
      payload: {
        connectorId: 'destination',
        method: 'PUT',
        path: '/a?b=c',
        headers: { 'x-own': '1', 'x-signalbox-event-id': 'evt_1', 'x-signalbox-event-type': 'issues' },
        bodyRef: 'inbox:message',
      },
      idempotencyKey: 'message:route',
      traceId: 'f'.repeat(32),
      correlationId: 'message',
      parentId: 'job',
    });
  });

  it.each(['GET', 'DELETE'] as const)('sends no body with %s', (method) => {
    const { payload } = callOf(item, message(), route({ requestTemplate: { method, path: '/' } }));
    expect(payload).not.toHaveProperty('bodyRef');
  });

  it('says nothing of the type of an event that has none', () => {
    const { payload } = callOf(item, message({ eventType: null }), route());
    expect(payload.headers).toEqual({ 'x-signalbox-event-id': 'evt_1' });
  });

  it.each(['注文-1', 'a\r\nx-injected: 1', 'a\nb', 'a\0b', '\u010a', 'ï', ' ', 'half \ud83d'])(
    'makes headers that can be sent of the id and the type %j',
    (text) => {
      const { payload } = callOf(item, message({ eventId: text, eventType: text }), route());
      const lines = toRequestHeaders(payload.headers ?? {}, 'Signalbox');
      expect(lines.filter((_, index) => index % 2 === 0)).toEqual([
        'x-signalbox-event-id',
        'x-signalbox-event-type',
        'user-agent',
        'accept-encoding',
      ]);
      expect(decodeURIComponent(lines[1] ?? '')).toBe(text.toWellFormed());
    },
  );

  it('does not let the template say what the event is', () => {
    const headers = { 'X-Signalbox-Event-Id': 'forged', 'x-signalbox-event-type': 'forged' };
    const { payload } = callOf(item, message(), route({ requestTemplate: { method: 'POST', path: '/', headers } }));
    // As the gateway sends them: names in lower case, later ones win.
    const sent = Object.fromEntries(
      Object.entries(payload.headers ?? {}).map(([name, text]) => [name.toLowerCase(), text]),
    );
    expect(sent).toEqual({ 'x-signalbox-event-id': 'evt_1', 'x-signalbox-event-type': 'issues' });
  });
});
