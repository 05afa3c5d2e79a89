import { LeftOutOrGiven } from '@app/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { CallErrorDto, CapturedResponseDto } from '../gateway/call-result.dto';

export const TEST_VERDICTS = [
  'works',
  'credentials_refused',
  'answers_otherwise',
  'fails',
  'rate_limited',
  'no_answer',
  'held_back',
] as const;
export type TestVerdict = (typeof TEST_VERDICTS)[number];

export class TestConnectorDto {
  @ApiPropertyOptional({
    description: 'A harmless GET that needs the credentials. Without it: what the type knows, or `/`.',
    example: '/status',
  })
  @LeftOutOrGiven()
  @IsString()
  @MaxLength(2_000)
  path?: string;
}

export class ConnectorTestDto {
  @ApiProperty({ description: 'Whether calls with these credentials work.' })
  ok: boolean;
  @ApiProperty({ enum: TEST_VERDICTS })
  verdict: TestVerdict;
  @ApiProperty({ description: 'What it means, and what to do about it.' })
  hint: string;
  @ApiProperty({ example: 'GET /user' })
  call: string;
  @ApiProperty({ description: 'Milliseconds.' })
  latencyMs: number;
  @ApiProperty({ type: CapturedResponseDto, nullable: true, description: 'What was answered, as far as it is short.' })
  response: CapturedResponseDto | null;
  @ApiProperty({ type: CallErrorDto, nullable: true, description: 'Why there is no response.' })
  error: CallErrorDto | null;
}
