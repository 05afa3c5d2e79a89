import { Audited } from '@app/audit';
import { ApiProblems, CurrentScope, IdPipe, Requires } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import { TestEventDto, TestEventSentDto } from './test-event.dto';
import { TestEvents } from './test-events';

@ApiTags('Webhooks')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/connectors')
export class TestEventsController {
  constructor(private readonly testEvents: TestEvents) {}

  /** Sends the connector a test event, signed with its own secret, through the real ingress; routes take it as any other. */
  @Post(':id/test-event')
  @HttpCode(HttpStatus.ACCEPTED)
  @Requires('webhooks:replay')
  @Audited('connector.test_event', { transaction: false })
  @ApiAcceptedResponse({ type: TestEventSentDto })
  send(
    @CurrentScope() scope: WorkspaceScope,
    @Param('id', new IdPipe('connector')) id: string,
    @Body() order: TestEventDto,
  ): Promise<TestEventSentDto> {
    return this.testEvents.send(scope, id, order);
  }
}
