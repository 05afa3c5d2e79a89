import { Audited } from '@app/audit';
import { ApiProblems, CurrentScope, Requires } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import { WebhookOrderDto } from '../orders/order.dto';
import { RepairDto } from './repair.dto';
import { RepairService } from './repair.service';

@ApiTags('Webhooks')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/webhooks/inbox')
export class RepairController {
  constructor(private readonly repairs: RepairService) {}

  /** Pulls in what GitHub sent in the last days and never arrived, once each; answers with the job that does it. */
  @Post('repair')
  @HttpCode(HttpStatus.ACCEPTED)
  @Requires('webhooks:replay')
  @Audited('webhooks.repair')
  @ApiAcceptedResponse({ type: WebhookOrderDto })
  repair(@CurrentScope() scope: WorkspaceScope, @Body() wanted: RepairDto): Promise<WebhookOrderDto> {
    return this.repairs.order(scope, wanted);
  }
}
