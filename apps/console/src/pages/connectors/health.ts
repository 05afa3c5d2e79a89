import { useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';
import { useWorkspace } from '../../app/workspace';

export type Health = Schemas['ConnectorHealthDto'];

/** How a connector is doing; asked again every few seconds while `watched`. */
export function useHealth(id: string, { watched, everyMs }: { watched: boolean; everyMs: number }) {
  const { id: workspaceId } = useWorkspace();
  return useQuery({
    queryKey: ['connectors', workspaceId, id, 'health'],
    queryFn: () =>
      data(api.GET('/v1/workspaces/{workspaceId}/connectors/{id}/health', { params: { path: { workspaceId, id } } })),
    enabled: watched,
    refetchInterval: everyMs,
  });
}

type Tone = 'good' | 'bad' | 'warn' | 'idle';

/** The breaker in words. */
export function breakerOf({ state, failurePercent }: Health['circuit']): { words: string; tone: Tone } {
  if (state === 'open') return { words: 'open', tone: 'bad' };
  if (state === 'half_open') return { words: 'half open', tone: 'warn' };
  return { words: 'closed', tone: failurePercent ? 'warn' : 'good' };
}

export const percent = (rate: number) =>
  `${(rate * 100).toLocaleString('en', { maximumFractionDigits: rate > 0.99 && rate < 1 ? 2 : 1 })}%`;

/** From when on a success rate is worth a colour. */
export const toneOfRate = (rate: number | null): Tone =>
  rate === null ? 'idle' : rate >= 0.98 ? 'good' : rate >= 0.8 ? 'warn' : 'bad';

/** What calls may still go out at once, by the connector's own limit or by what the third party last said. */
export function budgetOf({ tokens, provider, blockedUntil }: Health['rateLimit']): string {
  if (blockedUntil) return 'none for now';
  const said =
    provider &&
    `${provider.remaining.toLocaleString('en')}${provider.limit ? ` of ${provider.limit.toLocaleString('en')}` : ''} left`;
  return said ?? (tokens === null ? 'no limit' : `${tokens.toLocaleString('en')} at once`);
}
