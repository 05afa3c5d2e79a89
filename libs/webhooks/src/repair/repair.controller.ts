import { Audited } from '@app/audit';
import { ApiExample, ApiProblems, CurrentScope, Requires } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import { WebhookOrderDto } from '../orders/order.dto';
import { RepairDto } from './repair.dto';
import { RepairService } from './repair.service';

/** Of a repository: an organization's webhook has no such field. */
const HOOK = {
  connectorId: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  repository: 'octo-org/octo-repo',
  hookId: '292430182',
};

@ApiTags('Webhooks')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/webhooks/inbox')
export class RepairController {
  constructor(private readonly repairs: RepairService) {}

  /** Pulls in what GitHub sent in the last days and never arrived, once each; answers with the job that does it. */
  @Post('repair')
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiExample(HOOK)
  @Requires('webhooks:replay')
  @Audited('webhooks.repair')
  @ApiAcceptedResponse({ type: WebhookOrderDto })
  repair(@CurrentScope() scope: WorkspaceScope, @Body() wanted: RepairDto): Promise<WebhookOrderDto> {
    return this.repairs.order(scope, wanted);
  }
}
