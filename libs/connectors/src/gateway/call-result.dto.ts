import { ApiProperty } from '@nestjs/swagger';
import { type CallAnswer, type CallError, outcomeOfStatus } from './call-answer';
import { captureResponse, type CapturedResponse } from './captured-response';

export class CapturedResponseDto {
  @ApiProperty({ example: 200 })
  status: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Without cookies and credentials.',
  })
  headers: Record<string, string>;
  @ApiProperty({ enum: ['none', 'json', 'text', 'base64'], description: 'How `body` is to be read.' })
  bodyKind: string;
  @ApiProperty({
    oneOf: [{ type: 'object', additionalProperties: true }, { type: 'array', items: {} }, { type: 'string' }],
    nullable: true,
    description: 'Secrets in it are redacted.',
  })
  body: unknown;
  @ApiProperty({ description: 'Bytes of the body; when truncated: of what was received of it.' })
  bodyBytes: number;
  @ApiProperty({ description: 'The body is longer: `body` is its beginning.' })
  truncated: boolean;

  static from({ status, headers, bodyKind, body, bodyBytes, truncated }: CapturedResponse): CapturedResponseDto {
    return { status, headers: { ...headers }, bodyKind, body, bodyBytes, truncated };
  }
}

export class CallErrorDto {
  @ApiProperty({ example: 'connect_timeout' })
  code: string;
  message: string;
  @ApiProperty({ description: 'Whether the same call could succeed later.' })
  retryable: boolean;
  @ApiProperty({ description: 'Whether the other side may have got the call.' })
  sent: boolean;

  static from({ code, message, retryable, phase }: CallError): CallErrorDto {
    return { code, message, retryable, sent: phase === 'after_send' };
  }
}

interface Circumstances {
  readonly callId: string;
  readonly attempts: number;
  readonly latencyMs: number;
  /** Bytes of the body that are shown. */
  readonly limit: number;
}

export class CallResultDto {
  @ApiProperty({ description: 'Names the call in the request log.' })
  callId: string;
  @ApiProperty({
    enum: ['success', 'refused', 'failed'],
    description: 'refused: the third party answered 3xx or 4xx; failed: it answered 5xx, or nothing.',
  })
  outcome: string;
  attempts: number;
  @ApiProperty({ description: 'Milliseconds in all, waiting included.' })
  latencyMs: number;
  @ApiProperty({ type: String, nullable: true, description: 'Null: the built-in default policy.' })
  policyId: string | null;
  @ApiProperty({ description: 'Version of the policy that the call ran under.' })
  policyVersion: number;
  @ApiProperty({ type: CapturedResponseDto, nullable: true })
  response: CapturedResponseDto | null;
  @ApiProperty({ type: CallErrorDto, nullable: true, description: 'Why there is no response.' })
  error: CallErrorDto | null;

  static from(answer: Exclude<CallAnswer, { held: unknown }>, circumstances: Circumstances): CallResultDto {
    const { callId, attempts, latencyMs, limit } = circumstances;
    const { policyId, policyVersion } = answer;
    const call = { callId, attempts, latencyMs, policyId, policyVersion };
    if ('error' in answer) {
      return { ...call, outcome: outcomeOfStatus(undefined), response: null, error: CallErrorDto.from(answer.error) };
    }
    const captured = captureResponse(answer.response, limit, answer.secrets);
    const response = CapturedResponseDto.from(captured);
    return { ...call, outcome: outcomeOfStatus(captured.status), response, error: null };
  }
}
