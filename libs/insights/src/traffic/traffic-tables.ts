import { TypeOrmModule } from '@nestjs/typeorm';
import { TrafficCursor } from './traffic-cursor.entity';
import { TrafficRollup } from './traffic-rollup.entity';

/** What modules that read or count traffic import. */
export const trafficTables = TypeOrmModule.forFeature([TrafficRollup, TrafficCursor]);
