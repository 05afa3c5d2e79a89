import { createHash, timingSafeEqual } from 'node:crypto';
import { SETTINGS, type Settings } from '@app/config';
import { ApiProblems, Public } from '@app/http';
import { DomainError, NotFound } from '@app/kernel';
import { measureProcess, METRICS_CONTENT_TYPE, metricsText } from '@app/observability';
import { Controller, Get, Header, Headers, Inject, type OnModuleInit } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';

@ApiTags('Operations')
@ApiProblems()
@Controller('metrics')
export class MetricsController implements OnModuleInit {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  onModuleInit(): void {
    if (this.settings.METRICS_TOKEN !== undefined) measureProcess();
  }

  /** The metrics of this process, for Prometheus; takes `METRICS_TOKEN` as bearer token and is not there without. */
  @Get()
  @Public('takes METRICS_TOKEN as its bearer token, and is not there while that is not set', {
    limitedByAddress: false,
  })
  @Header('content-type', METRICS_CONTENT_TYPE)
  @Header('cache-control', 'no-store')
  @ApiProduces('text/plain')
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  read(@Headers('authorization') authorization?: string): Promise<string> {
    const token = this.settings.METRICS_TOKEN;
    if (token === undefined) throw new NotFound('page', '/metrics');
    if (!sameText(authorization ?? '', `Bearer ${token}`)) {
      throw new DomainError('unauthenticated', 'metrics_token_wrong', 'Send METRICS_TOKEN as Authorization: Bearer ….');
    }
    return metricsText();
  }
}

/** In a time that tells nothing of where they differ. */
function sameText(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
