import { ApiProperty } from '@nestjs/swagger';

export class SessionDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, nullable: true, description: 'Address it was opened from.', example: '203.0.113.7' })
  ip: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Browser it was opened with.' })
  userAgent: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time', description: 'Last use, to the minute.' })
  lastSeenAt: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt: Date;

  @ApiProperty({ description: 'Whether it is the one that asks.' })
  current: boolean;
}
