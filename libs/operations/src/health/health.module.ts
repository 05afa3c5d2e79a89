import { type DynamicModule, Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HealthController, READINESS } from './health.controller';
import { Indicators } from './indicators';
import { MigrationsFirst } from './migrations-first';

type Check = 'databaseAnswers' | 'migrationsApplied' | 'redisAnswers' | 'workerSeen';

@Module({})
export class HealthModule {
  /** @param checks what this app needs to be ready */
  static forApp(checks: readonly Check[]): DynamicModule {
    return {
      module: HealthModule,
      imports: [TerminusModule.forRoot({ logger: false })],
      controllers: [HealthController],
      providers: [
        Indicators,
        MigrationsFirst,
        {
          provide: READINESS,
          inject: [Indicators],
          useFactory: (indicators: Indicators) => checks.map((check) => () => indicators[check]()),
        },
      ],
    };
  }
}
