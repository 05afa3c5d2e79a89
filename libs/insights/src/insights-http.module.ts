import { ConnectorsModule } from '@app/connectors';
import { IdentityModule } from '@app/identity';
import { JobsHttpModule } from '@app/jobs';
import { PoliciesModule } from '@app/policies';
import { Module } from '@nestjs/common';
import { OverviewController } from './overview/overview.controller';
import { OverviewService } from './overview/overview.service';
import { StandingFigures } from './overview/standing-figures';
import { TrafficReader } from './overview/traffic-figures';
import { ChangeStreams } from './stream/change-streams';
import { StreamController } from './stream/stream.controller';
import { trafficTables } from './traffic/traffic-tables';

/** What goes on in a workspace: figures over time, and changes as they happen. */
@Module({
  imports: [trafficTables, ConnectorsModule, IdentityModule, JobsHttpModule, PoliciesModule],
  controllers: [OverviewController, StreamController],
  providers: [ChangeStreams, OverviewService, StandingFigures, TrafficReader],
})
export class InsightsHttpModule {}
