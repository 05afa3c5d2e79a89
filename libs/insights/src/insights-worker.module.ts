import { Module } from '@nestjs/common';
import { TrafficCounter } from './traffic/traffic-counter';
import { TrafficTicker } from './traffic/traffic-ticker';
import { trafficTables } from './traffic/traffic-tables';

/** Counting, for the worker. */
@Module({
  imports: [trafficTables],
  providers: [TrafficCounter, TrafficTicker],
})
export class InsightsWorkerModule {}
