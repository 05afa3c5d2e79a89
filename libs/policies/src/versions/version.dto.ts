import { LeftOutOrGiven } from '@app/http';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { PolicyVersionDto } from '../policy.dto';

const number = { type: 'integer', minimum: 1, maximum: 999_999_999 } as const;

export class VersionQuery {
  @ApiProperty({ ...number, required: false, description: 'Also tells what changed since this version.', example: 1 })
  @LeftOutOrGiven()
  @Type(() => Number)
  @IsInt()
  @Min(number.minimum)
  @Max(number.maximum)
  against?: number;
}

export class RollbackRequest {
  @ApiProperty({ ...number, description: 'The version that holds again.', example: 1 })
  @IsInt()
  @Min(number.minimum)
  @Max(number.maximum)
  version: number;
}

/** One field that is not the same in two versions. */
export class VersionChangeDto {
  @ApiProperty({ description: 'The field.', example: 'retry.maxAttempts' })
  path: string;

  @ApiProperty({
    description: 'Its value in the version asked against.',
    oneOf: [{ type: 'number' }, { type: 'string' }, { type: 'boolean' }, { type: 'array', items: { type: 'number' } }],
    example: 8,
  })
  from: unknown;

  @ApiProperty({
    description: 'Its value in this version.',
    oneOf: [{ type: 'number' }, { type: 'string' }, { type: 'boolean' }, { type: 'array', items: { type: 'number' } }],
    example: 3,
  })
  to: unknown;
}

export class ComparedVersionDto extends PolicyVersionDto {
  @ApiProperty({
    type: [VersionChangeDto],
    nullable: true,
    description: 'The fields that are not as in the version of `against`; null when it was not asked.',
  })
  changes: VersionChangeDto[] | null;
}
