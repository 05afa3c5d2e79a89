import { ApiProperty } from '@nestjs/swagger';
import { JOB_STATUSES } from '../job-states';

export class StatusCountDto {
  @ApiProperty({ enum: JOB_STATUSES })
  status: string;
  @ApiProperty({
    description: 'Counted up to 10,000; where no index serves the filters, among the newest 30,000 jobs.',
    example: 42,
  })
  count: number;
  @ApiProperty({ description: 'Whether there may be more than were counted.' })
  isCapped: boolean;
}

export class JobCountsDto {
  @ApiProperty({ type: [StatusCountDto], description: 'Every status, also those without a job.' })
  statuses: StatusCountDto[];
}
