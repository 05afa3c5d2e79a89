import { Audited, NotAudited } from '@app/audit';
import { ApiExample, ApiProblems, CurrentScope, IdPipe, Requires } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { InboxMessageDto } from '../inbox/inbox.dto';
import { WebhookOrderDto, WebhookPreviewDto } from '../orders/order.dto';
import { ReplayDto, ReplayManyDto } from './replay.dto';
import { ReplayService } from './replay.service';

@ApiTags('Webhooks')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/webhooks/inbox')
export class ReplayController {
  constructor(private readonly replays: ReplayService) {}

  /** Sends all events that match through the routes again; answers with the job that does it. */
  @Post('replay')
  @HttpCode(HttpStatus.ACCEPTED)
  @Requires('webhooks:replay')
  @ApiExample({ since: '2026-01-31T00:00:00Z', status: ['failed'], eventTypes: ['issues*'] })
  @Audited('webhooks.replay')
  @ApiAcceptedResponse({ type: WebhookOrderDto })
  many(@CurrentScope() scope: WorkspaceScope, @Body() filter: ReplayManyDto): Promise<WebhookOrderDto> {
    return this.replays.many(scope, filter);
  }

  /** What a replay with this filter would be about now. */
  @Post('replay/preview')
  @HttpCode(HttpStatus.OK)
  @Requires('webhooks:read')
  @NotAudited('changes nothing: it only counts what a replay would be about')
  @ApiOkResponse({ type: WebhookPreviewDto })
  preview(@CurrentScope() scope: WorkspaceScope, @Body() filter: ReplayManyDto): Promise<WebhookPreviewDto> {
    return this.replays.preview(scope, filter);
  }

  /** Sends an event through the routes again, or through one of them; answers with the message that repeats it. */
  @Post(':id/replay')
  @Requires('webhooks:replay')
  @Audited('webhook.replay')
  @ApiCreatedResponse({ type: InboxMessageDto })
  one(
    @CurrentScope() scope: WorkspaceScope,
    @Param('id', new IdPipe('inbox message')) id: string,
    @Body() { toRouteId }: ReplayDto,
  ): Promise<InboxMessageDto> {
    return this.replays.one(scope, id, toRouteId);
  }
}
