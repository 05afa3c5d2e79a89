import { NotAudited } from '@app/audit';
import { ApiProblems, type DirectRoute, Public } from '@app/http';
import { Controller, HttpCode, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Reply } from '../verification/verifier';
import { IngressService } from './ingress.service';
import { WebhookReceiptDto } from './webhook-receipt.dto';

const NO_BODY = Buffer.alloc(0);

@ApiTags('Webhooks')
@ApiProblems()
@Controller('hooks')
export class IngressController {
  constructor(private readonly ingress: IngressService) {}

  /** Where third parties send their webhooks; a duplicate does nothing, and a handshake gets the answer it asks for. */
  @Post(':ingestKey')
  @Public("authenticated by the provider's signature", { limitedByAddress: false })
  @NotAudited('a webhook is on record in the inbox, not an operator action')
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiConsumes('application/json', '*/*')
  @ApiBody({ schema: { type: 'string', format: 'binary' }, description: 'Kept as the exact bytes.' })
  @ApiAcceptedResponse({ type: WebhookReceiptDto })
  async receive(
    @Param('ingestKey') ingestKey: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) response: FastifyReply,
  ): Promise<WebhookReceiptDto | string | undefined> {
    const { receipts, reply } = await this.ingress.accept({
      ingestKey,
      search: searchOf(request),
      headers: request.headers,
      body: Buffer.isBuffer(request.body) ? request.body : NO_BODY,
      onSource: (workspaceId) => (request.logWorkspaceId = workspaceId),
    });
    if (reply) return answer(response, reply);
    const receipt = WebhookReceiptDto.from(receipts);
    // No error, but what the request log is asked for when figures do not add up.
    if (receipt?.duplicate) request.errorCode = 'duplicate';
    return receipt;
  }
}

/** The route of {@link IngressController}, without the detour that every other route takes. */
export const directHookRoute = (controller: IngressController): DirectRoute => ({
  url: '/hooks/:ingestKey',
  status: HttpStatus.ACCEPTED,
  handle: (request, reply) => controller.receive((request.params as { ingestKey: string }).ingestKey, request, reply),
});

function answer(response: FastifyReply, { status, contentType, body }: Reply): string | undefined {
  void response.status(status);
  if (contentType !== undefined) void response.type(contentType);
  return body;
}

/** As it came, because some providers sign it. */
function searchOf({ raw: { url = '' } }: FastifyRequest): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}
