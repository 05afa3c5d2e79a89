import { ApiProblems, Public } from '@app/http';
import { Controller, Get, HttpException, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  HealthCheck,
  type HealthCheckResult,
  HealthCheckService,
  type HealthIndicatorFunction,
} from '@nestjs/terminus';
import type { FastifyReply } from 'fastify';

/** Injection token of the checks that make this process ready. */
export const READINESS = Symbol('Readiness');

@ApiTags('Operations')
@ApiProblems()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    @Inject(READINESS) private readonly readiness: HealthIndicatorFunction[],
  ) {}

  /** The process answers. */
  @Get('live')
  @Public('for the orchestrator; tells nothing but that the process answers', { limitedByAddress: false })
  @ApiOkResponse({
    schema: { type: 'object', required: ['status'], properties: { status: { type: 'string', enum: ['ok'] } } },
  })
  live(): { status: 'ok' } {
    return { status: 'ok' };
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
