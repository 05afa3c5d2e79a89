import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Matches, Max, Min, ValidateIf } from 'class-validator';
import type { ChainHead } from '../operator-audit/audit-chain';
import type { ChainBreak, KnownLink } from './chain-check';

const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const REASONS = ['sequence_gap', 'link_mismatch', 'hash_mismatch', 'checkpoint_mismatch', 'tail_missing'] as const;

export class VerifyQuery {
  @ApiProperty({ required: false, minimum: 1, example: 1_204, description: 'Sequence of a checkpoint taken earlier.' })
  @ValidateIf((query: VerifyQuery) => query.checkpointHash !== undefined || query.checkpointSequence !== undefined)
  @Type(() => Number)
  @IsInt({ message: 'and checkpointHash are given together' })
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  checkpointSequence?: number;

  @ApiProperty({ required: false, pattern: '^[0-9a-f]{64}$', example: HASH, description: 'Hash of that checkpoint.' })
  @ValidateIf((query: VerifyQuery) => query.checkpointHash !== undefined || query.checkpointSequence !== undefined)
  @Matches(/^[0-9a-f]{64}$/, { message: 'takes the 64 hex digits of the checkpoint, together with checkpointSequence' })
  checkpointHash?: string;

  static known({ checkpointSequence, checkpointHash }: VerifyQuery): KnownLink | undefined {
    if (checkpointSequence === undefined || checkpointHash === undefined) return undefined;
    return { sequence: BigInt(checkpointSequence), hash: Buffer.from(checkpointHash, 'hex') };
  }
}

export class BrokenLinkDto {
  @ApiProperty({ description: 'Position in the chain.', example: 17 })
  sequence: number;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null: the row is missing.' })
  id: string | null;

  @ApiProperty({
    enum: REASONS,
    description:
      '`sequence_gap`: a row is missing; `link_mismatch`: it does not follow the row before it; `hash_mismatch`: it ' +
      'says something else than when it was written; `checkpoint_mismatch`: the chain was rewritten since the ' +
      'checkpoint; `tail_missing`: it ends before the checkpoint.',
  })
  reason: string;
}

export class ChainHeadDto {
  @ApiProperty({ description: 'Position of the last row; 0 in an empty log.', example: 1_204 })
  sequence: number;

  @ApiProperty({ description: 'Its hash, in hex.', example: HASH })
  hash: string;

  static from({ sequence, hash }: ChainHead): ChainHeadDto {
    return { sequence: Number(sequence), hash: hash.toString('hex') };
  }
}

export class AuditVerificationDto {
  @ApiProperty({ description: 'Whether every row is there and as it was written.' })
  ok: boolean;

  @ApiProperty({ description: 'Rows that are as they were written.', example: 1_204 })
  checked: number;

  @ApiProperty({ type: Number, nullable: true, description: 'First of them. Null: none was.', example: 1 })
  from: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Last of them.', example: 1_204 })
  to: number | null;

  @ApiProperty({ type: BrokenLinkDto, nullable: true, description: 'Nothing behind it was checked.' })
  firstBroken: BrokenLinkDto | null;

  @ApiProperty({ type: ChainHeadDto, description: 'The last row there is, whether it was checked or not.' })
  head: ChainHeadDto;

  static from(checked: bigint, broken: ChainBreak | undefined, head: ChainHead): AuditVerificationDto {
    const to = checked === 0n ? null : Number(checked);
    return {
      ok: broken === undefined,
      checked: Number(checked),
      from: to === null ? null : 1,
      to,
      firstBroken: broken ? { ...broken, sequence: Number(broken.sequence) } : null,
      head: ChainHeadDto.from(head),
    };
  }
}
