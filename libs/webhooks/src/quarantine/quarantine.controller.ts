import { Audited } from '@app/audit';
import { ApiPage, ApiProblems, CurrentScope, IdPipe, type Page, Requires } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpStatus,
  Param,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { WebhookOrderDto } from '../orders/order.dto';
import { WebhookOrders } from '../orders/webhook-orders';
import { QuarantinedDetailDto, QuarantinedDto, QuarantineQuery, ReverifiedDto, ReverifyDto } from './quarantine.dto';
import { QuarantineService } from './quarantine.service';
import { reverifyWebhooks } from './reverify-webhooks.job';

const RequestId = () => Param('id', new IdPipe('quarantined request'));

@ApiTags('Webhooks')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/webhooks/quarantine')
export class QuarantineController {
  constructor(
    private readonly quarantine: QuarantineService,
    private readonly orders: WebhookOrders,
  ) {}

  /** Rejected requests with the reason, newest first. Of each connector a bounded number is kept. */
  @Get()
  @Requires('webhooks:read')
  @ApiPage(QuarantinedDto)
  list(@CurrentScope() scope: WorkspaceScope, @Query() query: QuarantineQuery): Promise<Page<QuarantinedDto>> {
    return this.quarantine.list(scope, query);
  }

  /** Checks all that match again, as of the time they came; answers with the job that does it. */
  @Post('reverify')
  @HttpCode(HttpStatus.ACCEPTED)
  @Requires('webhooks:replay')
  @Audited('webhooks.reverify')
  @ApiAcceptedResponse({ type: WebhookOrderDto })
  reverifyAll(@CurrentScope() scope: WorkspaceScope, @Body() filter: ReverifyDto): Promise<WebhookOrderDto> {
    return this.orders.give(scope, reverifyWebhooks, filter);
  }

  /** One rejected request, with its headers and its body. */
  @Get(':id')
  @Requires('webhooks:read')
  @ApiOkResponse({ type: QuarantinedDetailDto })
  detail(@CurrentScope() scope: WorkspaceScope, @RequestId() id: string): Promise<QuarantinedDetailDto> {
    return this.quarantine.detail(scope, id);
  }

  /** The exact bytes that came. Always a download: a forger's HTML must not run here. */
  @Get(':id/raw')
  @Requires('webhooks:read')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async raw(@CurrentScope() scope: WorkspaceScope, @RequestId() id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.quarantine.raw(scope, id), {
      type: 'application/octet-stream',
      disposition: 'attachment',
    });
  }

  /** Checks it again, as of the time it came. A good one enters the inbox as a real event, once. */
  @Post(':id/reverify')
  @HttpCode(HttpStatus.OK)
  @Requires('webhooks:replay')
  @Audited('webhook.reverify')
  @ApiOkResponse({ type: ReverifiedDto })
  reverify(@CurrentScope() scope: WorkspaceScope, @RequestId() id: string): Promise<ReverifiedDto> {
    return this.quarantine.reverify(scope, id);
  }

  /** Deletes a rejected request. */
  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Requires('webhooks:replay')
  @Audited('quarantine.delete')
  @ApiNoContentResponse()
  remove(@CurrentScope() scope: WorkspaceScope, @RequestId() id: string): Promise<void> {
    return this.quarantine.remove(scope, id);
  }
}
