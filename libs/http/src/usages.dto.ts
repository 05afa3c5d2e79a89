import type { Usage } from '@app/kernel';
import { ApiProperty } from '@nestjs/swagger';

export class UsageDto implements Usage {
  @ApiProperty({ description: 'What it is.', example: 'connector' })
  kind: string;

  @ApiProperty({ format: 'uuid', example: '019a9d1e-3c2b-7a40-b1f0-7f5f0f6e2d22' })
  id: string;

  @ApiProperty({ example: 'GitHub' })
  name: string;
}

/** Everything that uses a resource, which cannot be deleted meanwhile. */
export class UsagesDto {
  @ApiProperty({ type: [UsageDto] })
  items: UsageDto[];
}
