import { IsName, LeftOutOrGiven, PageQuery } from '@app/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { type Connector, CONNECTOR_STATUSES } from './connector.entity';

export class CreateConnectorDto {
  @ApiProperty({ example: 'github', description: 'A type of `GET /v1/connector-types`. It cannot change later.' })
  @IsString()
  @MaxLength(100)
  type: string;

  @ApiProperty({ example: 'GitHub of the platform team', maxLength: 100 })
  @IsName()
  name: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: "As the type's JSON Schema says. Never a secret: those go into a secret ref.",
    example: {},
  })
  @LeftOutOrGiven()
  @IsObject()
  settings?: Record<string, unknown>;

  @ApiProperty({ type: String, nullable: true, required: false, description: 'Signs in calls, and verifies webhooks.' })
  @IsOptional()
  @IsUUID()
  secretRefId?: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    required: false,
    description: 'Verifies webhooks instead of `secretRefId`, where the provider has a secret of its own for them.',
  })
  @IsOptional()
  @IsUUID()
  webhookSecretRefId?: string | null;

  @ApiProperty({ type: String, nullable: true, required: false, description: 'None: the built-in default policy.' })
  @IsOptional()
  @IsUUID()
  policyId?: string | null;
}

export class UpdateConnectorDto {
  @ApiProperty({ required: false, maxLength: 100 })
  @LeftOutOrGiven()
  @IsName()
  name?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'Replaces all settings.' })
  @LeftOutOrGiven()
  @IsObject()
  settings?: Record<string, unknown>;

  @ApiProperty({ type: String, nullable: true, required: false, description: 'null takes it away.' })
  @IsOptional()
  @IsUUID()
  secretRefId?: string | null;

  @ApiProperty({ type: String, nullable: true, required: false, description: 'null: `secretRefId` verifies webhooks.' })
  @IsOptional()
  @IsUUID()
  webhookSecretRefId?: string | null;

  @ApiProperty({ type: String, nullable: true, required: false, description: 'null: the built-in default policy.' })
  @IsOptional()
  @IsUUID()
  policyId?: string | null;
}

export class ConnectorsQuery extends PageQuery {
  @ApiProperty({ required: false, example: 'github' })
  @LeftOutOrGiven()
  @IsString()
  @MaxLength(100)
  type?: string;

  @ApiProperty({ required: false, enum: CONNECTOR_STATUSES })
  @LeftOutOrGiven()
  @IsIn(CONNECTOR_STATUSES)
  status?: string;

  @ApiProperty({ required: false, description: 'The exact name.' })
  @LeftOutOrGiven()
  @IsString()
  @MaxLength(100)
  name?: string;
}

export class ConnectorDto {
  id: string;
  @ApiProperty({ example: 'github' })
  type: string;
  name: string;
  @ApiProperty({ enum: CONNECTOR_STATUSES })
  status: string;
  @ApiProperty({ type: 'object', additionalProperties: true })
  settings: Record<string, unknown>;
  @ApiProperty({ type: String, nullable: true })
  secretRefId: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Null: `secretRefId` verifies webhooks.' })
  webhookSecretRefId: string | null;
  @ApiProperty({ type: String, nullable: true })
  policyId: string | null;
  @ApiProperty({ description: 'Unguessable part of the webhook URL.' })
  ingestKey: string;
  @ApiProperty({ description: 'Give this URL to the third party.' })
  ingestUrl: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;

  static from(connector: Connector, publicUrl: string): ConnectorDto {
    const { id, type, name, status, settingsJson, secretRefId, webhookSecretRefId, policyId } = connector;
    const { ingestKey, version, createdAt, updatedAt } = connector;
    const ingestUrl = `${publicUrl.replace(/\/$/, '')}/hooks/${ingestKey}`;
    const uses = { secretRefId, webhookSecretRefId, policyId, ingestKey, ingestUrl };
    return { id, type, name, status, settings: settingsJson, ...uses, version, createdAt, updatedAt };
  }
}
