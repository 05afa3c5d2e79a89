import { ApiProblems, Public } from '@app/http';
import { Controller, Get, HttpException, HttpStatus, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import {
  HealthCheck,
  type HealthCheckResult,
  HealthCheckService,
  type HealthIndicatorFunction,
} from '@nestjs/terminus';
import type { FastifyReply } from 'fastify';
import { Liveness } from '../liveness/liveness';

/** Injection token of the checks that make this process ready. */
export const READINESS = Symbol('Readiness');

@ApiTags('Operations')
@ApiProblems()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    @Inject(READINESS) private readonly readiness: HealthIndicatorFunction[],
    private readonly liveness: Liveness,
  ) {}

  /** The process answers and gets its work done; 503 with the reason when it does not, and is about to restart. */
  @Get('live')
  @Public('for the orchestrator; tells nothing but that the process gets its work done', { limitedByAddress: false })
  @ApiOkResponse({ schema: stateSchema({ status: { type: 'string', enum: ['ok'] } }) })
  @ApiServiceUnavailableResponse({
    schema: stateSchema({ status: { type: 'string', enum: ['stalled'] }, reason: { type: 'string' } }),
  })
  live(@Res({ passthrough: true }) reply: FastifyReply): { status: 'ok' } | { status: 'stalled'; reason: string } {
    const { stalled: reason } = this.liveness;
    if (reason === undefined) return { status: 'ok' };
    reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return { status: 'stalled', reason };
  }

  /** The process can do its work; 503 with the reason when it cannot. */
  @Get('ready')
  @Public('for the load balancer; tells which of our own services answer', { limitedByAddress: false })
  @HealthCheck()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthCheckResult> {
    try {
      return await this.health.check(this.readiness);
    } catch (error) {
      if (!(error instanceof HttpException)) throw error;
      reply.status(error.getStatus());
      return error.getResponse() as HealthCheckResult;
    }
  }
}

function stateSchema(properties: Record<string, object>) {
  return { type: 'object', required: Object.keys(properties), properties };
}
