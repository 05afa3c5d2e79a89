import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { LivenessModule } from '../liveness/liveness.module';
import { HealthController, READINESS } from './health.controller';
import { Indicators } from './indicators';
import { MigrationsFirst } from './migrations-first';

type Check = 'databaseAnswers' | 'migrationsApplied' | 'redisAnswers' | 'workerSeen';

@Module({})
export class HealthModule {
  /**
   * @param checks what this app needs to be ready
   * @param work modules whose work has to go on for it to be alive
   */
  static forApp(checks: readonly Check[], work: readonly Type[] = []): DynamicModule {
    return {
      module: HealthModule,
      imports: [TerminusModule.forRoot({ logger: false }), LivenessModule.following(work)],
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
