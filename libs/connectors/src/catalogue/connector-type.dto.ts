import { ApiProperty } from '@nestjs/swagger';
import { AUTH_SCHEMES, type AuthSettings, SECRET_FORMATS } from './auth-scheme';
import { type ConnectorType, RATE_LIMIT_DIALECTS, type TestCall } from './connector-type';

export class AuthSchemeDto {
  @ApiProperty({ enum: AUTH_SCHEMES })
  scheme: string;
  @ApiProperty({ description: 'What the value of the secret ref has to be.', example: 'The token.' })
  secret: string;
  @ApiProperty({ type: String, nullable: true, description: 'Where tokens come from, for the oauth2 schemes.' })
  tokenUrl: string | null;

  static from({ scheme, tokenUrl }: AuthSettings): AuthSchemeDto {
    return { scheme, secret: SECRET_FORMATS[scheme], tokenUrl: tokenUrl ?? null };
  }
}

export class TestCallDto {
  @ApiProperty({ enum: ['GET', 'POST'] })
  method: string;
  @ApiProperty({ example: '/user' })
  path: string;

  static from({ method, path }: TestCall): TestCallDto {
    return { method, path };
  }
}

export class ConnectorTypeDto {
  @ApiProperty({ example: 'github' })
  type: string;
  title: string;
  description: string;
  documentationUrl: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'JSON Schema of `settings`.' })
  settings: object;
  @ApiProperty({ type: String, nullable: true, description: 'Signature scheme of webhooks; null: has none.' })
  verification: string | null;
  @ApiProperty({ description: 'Whether its webhooks can be verified, so that they are taken. Otherwise none is.' })
  takesWebhooks: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Default base URL of calls, with {settings}.' })
  baseUrl: string | null;
  @ApiProperty({ enum: AUTH_SCHEMES, description: 'Default auth scheme of calls.' })
  auth: string;
  @ApiProperty({ type: [AuthSchemeDto], description: 'Every auth scheme that the settings can choose.' })
  authSchemes: AuthSchemeDto[];
  @ApiProperty({ enum: RATE_LIMIT_DIALECTS, description: 'How its answers tell when calls may go on.' })
  rateLimitDialect: string;
  @ApiProperty({ type: String, nullable: true, description: 'Header that makes a repeated call safe; null: has none.' })
  idempotencyHeader: string | null;
  @ApiProperty({ type: TestCallDto, nullable: true, description: 'The harmless call that proves credentials.' })
  test: TestCallDto | null;

  static from(type: ConnectorType, takesWebhooks: boolean): ConnectorTypeDto {
    const { title, description, documentationUrl, settings, rateLimitDialect } = type;
    return {
      type: type.type,
      title,
      description,
      documentationUrl,
      settings,
      verification: type.verification ?? null,
      takesWebhooks,
      baseUrl: type.baseUrl ?? null,
      auth: type.auth[0].scheme,
      authSchemes: type.auth.map(AuthSchemeDto.from),
      rateLimitDialect,
      idempotencyHeader: type.idempotency?.header ?? null,
      test: type.test ? TestCallDto.from(type.test) : null,
    };
  }
}
