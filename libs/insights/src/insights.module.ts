import { ConnectorsModule } from '@app/connectors';
import { IdentityModule } from '@app/identity';
import { JobsHttpModule } from '@app/jobs';
import { PoliciesModule } from '@app/policies';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OverviewController } from './overview/overview.controller';
import { OverviewService } from './overview/overview.service';
import { StandingFigures } from './overview/standing-figures';
import { TrafficReader } from './overview/traffic-figures';
import { ChangeStreams } from './stream/change-streams';
import { StreamController } from './stream/stream.controller';
import { TrafficCounter } from './traffic/traffic-counter';
import { TrafficCursor } from './traffic/traffic-cursor.entity';
import { TrafficRollup } from './traffic/traffic-rollup.entity';
import { TrafficTicker } from './traffic/traffic-ticker';

const entities = TypeOrmModule.forFeature([TrafficRollup, TrafficCursor]);

/** What goes on in a workspace: figures over time, and changes as they happen. */
@Module({
  imports: [entities, ConnectorsModule, IdentityModule, JobsHttpModule, PoliciesModule],
  controllers: [OverviewController, StreamController],
  providers: [ChangeStreams, OverviewService, StandingFigures, TrafficReader],
})
export class InsightsHttpModule {}

/** Counting, for the worker. */
@Module({
  imports: [entities],
  providers: [TrafficCounter, TrafficTicker],
})
export class InsightsWorkerModule {}
