import { LeftOutOrGiven } from '@app/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsNumber, IsObject, Max, Min, ValidateNested } from 'class-validator';
import { PolicyPartsRequest } from '../policy-parts.request.dto';
import type { Prediction } from './simulation';
import type { Moment, Totals } from './timeline';
import { MOST_ARRIVALS, type Traffic } from './traffic';

const HOUR_S = 3_600;

export class BurstRequest {
  @ApiProperty({ type: 'integer', minimum: 0, maximum: HOUR_S, example: 10 })
  @IsInt()
  @Min(0)
  @Max(HOUR_S)
  atSecond: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_ARRIVALS, example: 200 })
  @IsInt()
  @Min(1)
  @Max(MOST_ARRIVALS)
  calls: number;
}

export class OutageRequest {
  @ApiProperty({ type: 'integer', minimum: 0, maximum: HOUR_S, example: 20 })
  @IsInt()
  @Min(0)
  @Max(HOUR_S)
  fromSecond: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: HOUR_S, example: 20 })
  @IsInt()
  @Min(1)
  @Max(HOUR_S)
  forSeconds: number;
}

/** The calls to simulate; at most 10,000 are expected. */
export class TrafficRequest implements Traffic {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: HOUR_S, default: 60, required: false })
  @LeftOutOrGiven()
  @IsInt()
  @Min(1)
  @Max(HOUR_S)
  durationSeconds = 60;

  @ApiProperty({
    type: Number,
    minimum: 0,
    maximum: 1_000,
    default: 10,
    required: false,
    description: 'On average, at random times.',
  })
  @LeftOutOrGiven()
  @IsNumber({ allowInfinity: false, allowNaN: false })
  @Min(0)
  @Max(1_000)
  arrivalsPerSecond = 10;

  @ApiProperty({
    type: [BurstRequest],
    maxItems: 20,
    required: false,
    description: 'Calls that come at once, besides.',
  })
  @LeftOutOrGiven()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => BurstRequest)
  bursts: BurstRequest[] = [];

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: 300_000,
    default: 200,
    required: false,
    description: 'Average time of an answer, in milliseconds; each takes between half and one and a half times this.',
  })
  @LeftOutOrGiven()
  @IsInt()
  @Min(1)
  @Max(300_000)
  latencyMs = 200;

  @ApiProperty({
    type: Number,
    minimum: 0,
    maximum: 100,
    default: 0,
    required: false,
    description: 'Calls that fail, in percent.',
  })
  @LeftOutOrGiven()
  @IsNumber({ allowInfinity: false, allowNaN: false })
  @Min(0)
  @Max(100)
  failurePercent = 0;

  @ApiProperty({ type: [OutageRequest], maxItems: 20, required: false, description: 'When every call fails.' })
  @LeftOutOrGiven()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => OutageRequest)
  outages: OutageRequest[] = [];

  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599, default: 503, required: false })
  @LeftOutOrGiven()
  @IsInt()
  @Min(400)
  @Max(599)
  failureStatus = 503;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: 4_294_967_295,
    default: 1,
    required: false,
    description: 'The same seed, the same traffic and the same answer.',
  })
  @LeftOutOrGiven()
  @IsInt()
  @Min(0)
  @Max(4_294_967_295)
  seed = 1;
}

export class SimulationRequest {
  @ApiProperty({ type: TrafficRequest })
  @IsObject()
  @ValidateNested()
  @Type(() => TrafficRequest)
  traffic: TrafficRequest;
}

export class UnsavedSimulationRequest extends SimulationRequest {
  @ApiPropertyOptional({
    type: PolicyPartsRequest,
    description: 'A policy that need not exist. Left out: the default.',
  })
  @LeftOutOrGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => PolicyPartsRequest)
  policy?: PolicyPartsRequest;
}

export class SimulationTotalsDto implements Totals {
  @ApiProperty({ description: 'New calls.', example: 600 })
  arrived: number;

  @ApiProperty({ description: 'Calls that went out, retries among them.', example: 612 })
  admitted: number;

  @ApiProperty({ description: 'Calls told to come back, because of the rate or of calls in flight.', example: 48 })
  delayed: number;

  @ApiProperty({ description: 'Calls told to come back, because the circuit was open.', example: 0 })
  rejected: number;

  @ApiProperty({ description: 'Second and later attempts that went out.', example: 12 })
  retries: number;

  @ApiProperty({ example: 600 })
  succeeded: number;

  @ApiProperty({ example: 12 })
  failed: number;

  @ApiProperty({ description: 'Calls given up.', example: 0 })
  dead: number;
}

export class SimulationMomentDto extends SimulationTotalsDto implements Moment {
  @ApiProperty({ description: 'Seconds from the start.', example: 0 })
  fromSecond: number;

  @ApiProperty({ description: 'Calls under way at the end of it.', example: 2 })
  inFlight: number;

  @ApiProperty({ description: 'Calls that wait at the end of it.', example: 0 })
  waiting: number;

  @ApiProperty({
    enum: ['closed', 'open', 'half_open'],
    description: 'The circuit at the end of it.',
    example: 'closed',
  })
  circuit: Moment['circuit'];
}

export class SimulationDto implements Prediction {
  @ApiProperty({ description: 'The length of each part of the timeline, in seconds.', example: 1 })
  stepSeconds: number;

  @ApiProperty({ type: [SimulationMomentDto] })
  timeline: readonly SimulationMomentDto[];

  @ApiProperty({ type: SimulationTotalsDto })
  totals: SimulationTotalsDto;

  @ApiProperty({ description: 'Whether the simulation stopped early, because it became too long.', example: false })
  truncated: boolean;
}
