import { ApiProperty } from '@nestjs/swagger';

export class FieldProblem {
  @ApiProperty({ description: 'Path of the field in the request.', example: 'retry.maxAttempts' })
  path: string;

  @ApiProperty({ description: 'What is wrong with it.', example: 'must not be less than 1' })
  message: string;
}

/** Every error answer (RFC 9457, `application/problem+json`). */
export class Problem {
  @ApiProperty({
    description: 'Stable identifier of the kind of problem.',
    example: 'urn:signalbox:problem:invalid_input',
  })
  type: string;

  @ApiProperty({ example: 'Bad Request' })
  title: string;

  @ApiProperty({ example: 400 })
  status: number;

  @ApiProperty({ description: 'What is wrong and how to fix it.' })
  detail: string;

  @ApiProperty({ description: 'Stable code for programs.', example: 'invalid_input' })
  code: string;

  @ApiProperty({ description: 'Quote it when you ask for help.' })
  requestId: string;

  @ApiProperty({ description: 'Trace of the request, 32 hex digits.' })
  traceId: string;

  @ApiProperty({ type: [FieldProblem], required: false, description: 'Every bad field, for invalid input.' })
  errors?: FieldProblem[];
}
