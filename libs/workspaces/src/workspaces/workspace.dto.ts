import { LeftOutOrGiven, PageQuery } from '@app/http';
import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { JobRetentionDto } from '../retention/job-retention.dto';
import { RecordRetentionDto } from '../retention/record-retention.dto';
import { WebhookRetentionDto } from '../retention/webhook-retention.dto';
import { WORKSPACE_STATUSES, type WorkspaceStatus } from './workspace.entity';

const trimmed = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value);
const SLUG = /^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/;
const SLUG_RULE = 'takes 1 to 64 small letters, digits and inner hyphens';

export class WorkspaceFieldsDto {
  @ApiProperty({ description: 'Unique in the installation.', minLength: 1, maxLength: 100, example: 'Acme' })
  @Transform(trimmed)
  @IsString()
  @Length(1, 100)
  name: string;

  @ApiProperty({
    description: 'Short name, unique in the installation: 1 to 64 small letters, digits and inner hyphens.',
    pattern: SLUG.source,
    example: 'acme',
  })
  @Matches(SLUG, { message: SLUG_RULE })
  slug: string;

  @ApiProperty({
    description: 'What it is for: `production`, `staging`, `development`, or a word of your own.',
    minLength: 1,
    maxLength: 40,
    default: 'production',
    required: false,
  })
  @LeftOutOrGiven()
  @Transform(trimmed)
  @IsString()
  @Length(1, 40)
  env?: string;
}

export class CreateWorkspaceDto extends WorkspaceFieldsDto {}

/** What a workspace asks of everyone in it. */
class WorkspaceRulesDto {
  @ApiProperty({
    description:
      'Whether people need a second factor here; API keys do not. Only someone who has one themselves changes it.',
    example: true,
  })
  @IsBoolean()
  requireSecondFactor: boolean;

  @ApiProperty({
    description: 'Whether deleting, removing, revoking, disabling, rotating and cancelling need an `X-Audit-Reason`.',
    example: false,
  })
  @IsBoolean()
  requireAuditReason: boolean;
}

const RETENTION_DESCRIPTION =
  'For how many days jobs that are over are kept, with their runs, by how they ended. With a job its `idempotencyKey` ' +
  'is forgotten. Jobs whose children are not over, or whose parent may be run again, are kept longer.';

const WEBHOOK_RETENTION_DESCRIPTION =
  'For how many days webhooks are kept. Those that are not delivered yet, or were replayed since, are kept longer.';

const RECORD_RETENTION_DESCRIPTION =
  'For how many days events, requests and calls are kept at least. They go by whole months where no workspace keeps ' +
  'them longer, up to a month later. The audit log is kept for ever.';

export class WorkspaceSettingsDto extends WorkspaceRulesDto {
  @ApiProperty({ type: JobRetentionDto, description: RETENTION_DESCRIPTION })
  jobRetentionDays: JobRetentionDto;

  @ApiProperty({ type: WebhookRetentionDto, description: WEBHOOK_RETENTION_DESCRIPTION })
  webhookRetentionDays: WebhookRetentionDto;

  @ApiProperty({ type: RecordRetentionDto, description: RECORD_RETENTION_DESCRIPTION })
  recordRetentionDays: RecordRetentionDto;
}

export class UpdateJobRetentionDto extends PartialType(JobRetentionDto, { skipNullProperties: false }) {}

export class UpdateWebhookRetentionDto extends PartialType(WebhookRetentionDto, { skipNullProperties: false }) {}

export class UpdateRecordRetentionDto extends PartialType(RecordRetentionDto, { skipNullProperties: false }) {}

export class UpdateWorkspaceSettingsDto extends PartialType(WorkspaceRulesDto, { skipNullProperties: false }) {
  @ApiProperty({ type: UpdateJobRetentionDto, required: false, description: RETENTION_DESCRIPTION })
  @LeftOutOrGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => UpdateJobRetentionDto)
  jobRetentionDays?: UpdateJobRetentionDto;

  @ApiProperty({ type: UpdateWebhookRetentionDto, required: false, description: WEBHOOK_RETENTION_DESCRIPTION })
  @LeftOutOrGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => UpdateWebhookRetentionDto)
  webhookRetentionDays?: UpdateWebhookRetentionDto;

  @ApiProperty({ type: UpdateRecordRetentionDto, required: false, description: RECORD_RETENTION_DESCRIPTION })
  @LeftOutOrGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => UpdateRecordRetentionDto)
  recordRetentionDays?: UpdateRecordRetentionDto;
}

/** What the installation allows a workspace. */
export class WorkspaceQuotasDto {
  @ApiProperty({
    description: 'API requests a minute of all callers together; `null` for the default of the installation.',
    type: Number,
    nullable: true,
    minimum: 1,
    maximum: 10_000_000,
    example: 12_000,
  })
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  requestsPerMinute: number | null;
}

export class UpdateWorkspaceDto extends PartialType(WorkspaceFieldsDto, { skipNullProperties: false }) {
  @ApiProperty({ type: UpdateWorkspaceSettingsDto, required: false, description: 'What is left out stays as it is.' })
  @LeftOutOrGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => UpdateWorkspaceSettingsDto)
  settings?: UpdateWorkspaceSettingsDto;
}

export class WorkspacesQuery extends PageQuery {
  @ApiProperty({ required: false, example: 'acme' })
  @LeftOutOrGiven()
  @IsString()
  @Length(1, 64)
  slug?: string;

  @ApiProperty({ required: false, example: 'production' })
  @LeftOutOrGiven()
  @IsString()
  @Length(1, 40)
  env?: string;

  @ApiProperty({ required: false, enum: WORKSPACE_STATUSES, enumName: 'WorkspaceStatus' })
  @LeftOutOrGiven()
  @IsIn(WORKSPACE_STATUSES)
  status?: WorkspaceStatus;
}

export class WorkspaceDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'Acme' })
  name: string;

  @ApiProperty({ example: 'acme' })
  slug: string;

  @ApiProperty({ example: 'production' })
  env: string;

  @ApiProperty({
    enum: WORKSPACE_STATUSES,
    enumName: 'WorkspaceStatus',
    description: 'A disabled workspace can be read and takes nothing new.',
  })
  status: WorkspaceStatus;

  @ApiProperty({ type: WorkspaceSettingsDto })
  settings: WorkspaceSettingsDto;

  @ApiProperty({ type: WorkspaceQuotasDto })
  quotas: WorkspaceQuotasDto;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  updatedAt: Date;

  @ApiProperty({ description: 'Rises with every change; the ETag.', example: 1 })
  version: number;
}
