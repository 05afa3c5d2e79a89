import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';

export class StreamQuery {
  @ApiProperty({
    required: false,
    format: 'uuid',
    description: 'The id of the last event, for readers that cannot send `Last-Event-ID`.',
  })
  @IsOptional()
  @IsUUID()
  lastEventId?: string;
}
