import { Audited } from '@app/audit';
import { ApiPage, ApiProblems, CurrentScope, IdPipe, type Page, Requires } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Controller, Get, HttpCode, HttpStatus, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { InboxMessageDetailDto, InboxMessageDto, InboxQuery, SignatureCheckDto } from './inbox.dto';
import { InboxReverification } from './inbox-reverification';
import { InboxService } from './inbox.service';

const MessageId = () => Param('id', new IdPipe('inbox message'));

@ApiTags('Webhooks')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/webhooks/inbox')
export class InboxController {
  constructor(
    private readonly inbox: InboxService,
    private readonly reverification: InboxReverification,
  ) {}

  /** Accepted webhooks, newest first. */
  @Get()
  @Requires('webhooks:read')
  @ApiPage(InboxMessageDto)
  list(@CurrentScope() scope: WorkspaceScope, @Query() query: InboxQuery): Promise<Page<InboxMessageDto>> {
    return this.inbox.list(scope, query);
  }

  /** One webhook with its headers; its body is under `raw`. */
  @Get(':id')
  @Requires('webhooks:read')
  @ApiOkResponse({ type: InboxMessageDetailDto })
  detail(@CurrentScope() scope: WorkspaceScope, @MessageId() id: string): Promise<InboxMessageDetailDto> {
    return this.inbox.detail(scope, id);
  }

  /** The exact bytes that came. Always a download: a third party's HTML must not run here. */
  @Get(':id/raw')
  @Requires('webhooks:read')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async raw(@CurrentScope() scope: WorkspaceScope, @MessageId() id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.inbox.raw(scope, id), {
      type: 'application/octet-stream',
      disposition: 'attachment',
    });
  }

  /** Checks the signature again, as of the time it came, with the secrets of now; the message stays what it is. */
  @Post(':id/reverify')
  @HttpCode(HttpStatus.OK)
  @Requires('webhooks:replay')
  @Audited('inbox_message.reverify', { transaction: false })
  @ApiOkResponse({ type: SignatureCheckDto })
  reverify(@CurrentScope() scope: WorkspaceScope, @MessageId() id: string): Promise<SignatureCheckDto> {
    return this.reverification.check(scope, id);
  }
}
