import { createHmac, randomUUID } from 'node:crypto';
import type { ApiClient } from '../demo/api-client.mts';
import { until } from '../stack/until.mts';

interface Made {
  id: string;
  ingestKey: string;
}

/** A destination that nobody listens at: its deliveries die, so that there is something to inspect. */
export async function failingDelivery(api: ApiClient, apiUrl: string): Promise<void> {
  const [workspace] = await api.list<Made>('/v1/workspaces?slug=demo');
  const base = `/v1/workspaces/${workspace?.id ?? ''}`;
  const secret = 'a secret of the billing system';
  const make = (what: string, body: object) => api.post<Made>(`${base}/${what}`, body);
  const { id: secretRefId } = await make('secret-refs', { name: 'billing-webhook', provider: 'local', value: secret });
  const retry = { maxAttempts: 3, baseDelayMs: 100, maxDelayMs: 400 };
  const { id: policyId } = await make('policies', { name: 'Give up soon', retry });
  await api.patch(`${base}/policies/${policyId}`, { rateLimit: { limit: 50, burst: 20 } });
  const source = await make('connectors', { type: 'github', name: 'Billing', settings: {}, secretRefId });
  const settings = { baseUrl: 'http://127.0.0.1:45999/ledger' };
  const ledger = await make('connectors', { type: 'http', name: 'Ledger', settings, policyId });
  await make('routes', {
    name: 'Opened issues to the ledger',
    sourceConnectorId: source.id,
    eventTypes: ['issues', 'pull_request*'],
    filters: [
      { path: '$.action', operator: 'equals', value: 'opened' },
      { path: '$.amount', operator: 'gte', value: 100, group: 1 },
    ],
    destinationConnectorId: ledger.id,
    request: { method: 'POST', path: '/entries', headers: { 'x-ledger': 'main' } },
  });
  const body = JSON.stringify({ action: 'opened', amount: 120, issue: { number: 7, title: 'Invoice is missing' } });
  await make('schedules', {
    name: 'Nightly export',
    jobType: 'connector.call',
    cron: '30 2 * * 1-5',
    timezone: 'Europe/Berlin',
    jitterMs: 30_000,
    payload: { connectorId: ledger.id, method: 'POST', path: '/export', body: { json: { since: 'yesterday' } } },
  });
  for (let sent = 0; sent < 3; sent++) {
    await fetch(`${apiUrl}/hooks/${source.ingestKey}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'issues',
        'x-github-delivery': randomUUID(),
        'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
      },
      body,
    });
  }
  const dead = async () => (await api.list(`${base}/jobs?status=dead`)).length >= 3;
  await until('three deliveries to be given up', 60_000, dead, 250);
}
