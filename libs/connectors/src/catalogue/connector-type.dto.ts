import { ApiProperty } from '@nestjs/swagger';
import type { ConnectorType } from './connector-type';

export class ConnectorTypeDto {
  @ApiProperty({ example: 'github' })
  type: string;
  title: string;
  description: string;
  documentationUrl: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'JSON Schema of `settings`.' })
  settings: object;
  @ApiProperty({ type: String, nullable: true, description: 'Signature scheme of webhooks; null: takes none.' })
  verification: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Default base URL of calls.' })
  baseUrl: string | null;
  @ApiProperty({ enum: ['none', 'bearer', 'basic', 'header'], description: 'Default auth scheme of calls.' })
  auth: string;

  static from(type: ConnectorType): ConnectorTypeDto {
    const { title, description, documentationUrl, settings, auth } = type;
    const verification = type.verification ?? null;
    return {
      type: type.type,
      title,
      description,
      documentationUrl,
      settings,
      verification,
      baseUrl: type.baseUrl ?? null,
      auth,
    };
  }
}
