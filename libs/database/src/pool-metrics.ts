import { atScrape, gauge } from '@app/observability';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';

const connections = gauge('signalbox_database_connections', 'Connections of the pool, by what they do.', ['state']);
const most = gauge('signalbox_database_connections_max', 'Most connections that the pool opens.');
const waiting = gauge('signalbox_database_waiting', 'Statements that wait for a connection of the pool.');

/** How full the pool of connections is, seen when it is asked for. */
@Injectable()
export class PoolMetrics implements OnModuleInit, OnApplicationShutdown {
  private end?: () => void;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  onModuleInit(): void {
    const { master: pool } = this.dataSource.driver as unknown as { master: Pool };
    this.end = atScrape(() => {
      connections.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      connections.set({ state: 'idle' }, pool.idleCount);
      waiting.set(pool.waitingCount);
      most.set(pool.options.max);
    });
  }

  onApplicationShutdown(): void {
    this.end?.();
  }
}
