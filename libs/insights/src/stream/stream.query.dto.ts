import { LeftOutOrGiven } from '@app/http';
import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';

export class StreamQuery {
  @ApiProperty({
    required: false,
    format: 'uuid',
    description: 'The id of the last event, for readers that cannot send `Last-Event-ID`.',
  })
  @LeftOutOrGiven()
  @IsUUID()
  lastEventId?: string;
}
