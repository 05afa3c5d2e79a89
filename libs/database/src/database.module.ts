import { SETTINGS, type Settings } from '@app/config';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { dataSourceOptions } from './data-source';
import { Database } from './database';
import { PoolMetrics } from './pool-metrics';
import { PreparedStatements } from './prepared-statements';
import { ReadReplica } from './read-replica';
import { ReserveConnections } from './reserve-connections';
import { KNOWN_MIGRATIONS, SchemaVersion } from './schema-version';

@Global()
@Module({})
export class DatabaseModule {
  /** @param knownMigrations names of the migrations this build needs, for the readiness check */
  static forRoot(knownMigrations: readonly string[]): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [SETTINGS],
          useFactory: (settings: Settings) => ({
            ...dataSourceOptions(settings),
            autoLoadEntities: true,
            retryAttempts: 30,
            retryDelay: 1_000,
          }),
        }),
      ],
      providers: [
        Database,
        PoolMetrics,
        PreparedStatements,
        ReadReplica,
        ReserveConnections,
        SchemaVersion,
        { provide: KNOWN_MIGRATIONS, useValue: knownMigrations },
      ],
      exports: [Database, SchemaVersion],
    };
  }
}
