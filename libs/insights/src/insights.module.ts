import { IdentityModule } from '@app/identity';
import { Module } from '@nestjs/common';
import { ChangeStreams } from './stream/change-streams';
import { StreamController } from './stream/stream.controller';

/** What goes on in a workspace: figures over time, and changes as they happen. */
@Module({
  imports: [IdentityModule],
  controllers: [StreamController],
  providers: [ChangeStreams],
})
export class InsightsHttpModule {}
