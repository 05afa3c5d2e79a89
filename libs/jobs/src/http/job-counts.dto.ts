import { ApiProperty } from '@nestjs/swagger';
import { JOB_STATUSES } from '../job-states';

export class StatusCountDto {
  @ApiProperty({ enum: JOB_STATUSES })
  status: string;
  @ApiProperty({ description: 'Counted up to 10,000.', example: 42 })
  count: number;
  @ApiProperty({ description: 'Whether there are more than were counted.' })
  isCapped: boolean;
}

export class JobCountsDto {
  @ApiProperty({ type: [StatusCountDto], description: 'Every status, also those without a job.' })
  statuses: StatusCountDto[];
}
