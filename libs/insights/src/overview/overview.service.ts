import { ConnectorDirectory } from '@app/connectors';
import { Database } from '@app/database';
import type { WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { TrafficReader } from './traffic-figures';
import type { OverviewDto } from './overview.dto';
import { StandingFigures } from './standing-figures';
import { type Window, WINDOWS } from './windows';

/** Many who look at the same overview share one reading, which is at most so old, in milliseconds. */
const SHARED_MS = 1_000;

/** How a workspace is doing: traffic over some time, and how things stand. */
@Injectable()
export class OverviewService {
  private readonly shared = new LRUCache<string, Promise<OverviewDto>>({ max: 200, ttl: SHARED_MS });

  constructor(
    private readonly database: Database,
    private readonly traffic: TrafficReader,
    private readonly standing: StandingFigures,
    private readonly connectors: ConnectorDirectory,
  ) {}

  of(scope: WorkspaceScope, window: Window): Promise<OverviewDto> {
    const key = `${scope.workspaceId} ${window}`;
    const known = this.shared.get(key);
    if (known) return known;
    const overview = this.read(scope, window);
    this.shared.set(key, overview);
    overview.catch(() => this.shared.delete(key));
    return overview;
  }

  private async read(scope: WorkspaceScope, window: Window): Promise<OverviewDto> {
    const [{ failing, ...traffic }, countedUntil, queue, deadLetters, breakers] = await Promise.all([
      this.traffic.read(scope, window),
      this.countedUntil(),
      this.standing.queue(scope),
      this.standing.deadLetters(scope),
      this.standing.breakers(scope),
    ]);
    const names = await this.namesOf(scope, failing.map(({ connectorId }) => connectorId)); // prettier-ignore
    return {
      window,
      bucketSeconds: WINDOWS[window].bucketSeconds,
      ...traffic,
      countedUntil,
      queue,
      deadLetters,
      breakers,
      failing: failing.flatMap((row) => {
        const name = names.get(row.connectorId);
        return name === undefined ? [] : [{ ...row, name }]; // one that was deleted needs nobody
      }),
    };
  }

  private async namesOf(scope: WorkspaceScope, ids: readonly string[]): Promise<Map<string, string>> {
    const found = await Promise.all(ids.map((id) => this.connectors.byId(scope, id)));
    return new Map(found.flatMap((connector) => (connector ? [[connector.id, connector.name]] : [])));
  }

  /** The time within the id that the slower count has come to. */
  private async countedUntil(): Promise<Date | null> {
    const [row] = await this.database.systemStatement<{ id: string | null }>('record', COUNTED_UNTIL, []);
    const id = row?.id ?? null;
    return id === null ? null : new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
  }
}

const COUNTED_UNTIL = `select last_id as id from traffic_cursors order by last_id limit 1`;
