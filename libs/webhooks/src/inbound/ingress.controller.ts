import { NotAudited } from '@app/audit';
import { ApiProblems, Public } from '@app/http';
import { Controller, HttpCode, HttpStatus, Param, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { IngressService } from './ingress.service';
import { WebhookReceiptDto } from './webhook-receipt.dto';

const NO_BODY = Buffer.alloc(0);

@ApiTags('Webhooks')
@ApiProblems()
@Controller('hooks')
export class IngressController {
  constructor(private readonly ingress: IngressService) {}

  /** Where third parties send their webhooks. A duplicate is accepted and does nothing. */
  @Post(':ingestKey')
  @Public("authenticated by the provider's signature")
  @NotAudited('a webhook is on record in the inbox, not an operator action')
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiConsumes('application/json', '*/*')
  @ApiBody({ schema: { type: 'string', format: 'binary' }, description: 'Kept as the exact bytes.' })
  @ApiAcceptedResponse({ type: WebhookReceiptDto })
  async receive(@Param('ingestKey') ingestKey: string, @Req() request: FastifyRequest): Promise<WebhookReceiptDto> {
    return WebhookReceiptDto.from(
      await this.ingress.accept({
        ingestKey,
        headers: request.headers,
        body: Buffer.isBuffer(request.body) ? request.body : NO_BODY,
        onSource: (workspaceId) => (request.logWorkspaceId = workspaceId),
      }),
    );
  }
}
