import { Audited, NotAudited } from '@app/audit';
import { ApiProblems, CurrentScope, Requires } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { JobDto } from '../../http/job.dto';
import { CancelDto, OrderPreviewDto, RedriveDto } from './job-orders.dto';
import { JobOrdersService } from './job-orders.service';

const ONLY_LOOKS = 'changes nothing: it only counts what an order would be about';

/** Orders about many jobs at once. */
@ApiTags('Jobs')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/jobs')
export class JobOrdersController {
  constructor(private readonly orders: JobOrdersService) {}

  /** Runs all jobs that match again, with all their attempts; answers with the job that does it: follow that one. */
  @Post('redrive')
  @HttpCode(HttpStatus.ACCEPTED)
  @Requires('jobs:write')
  @Audited('jobs.redrive')
  @ApiAcceptedResponse({ type: JobDto })
  redrive(@CurrentScope() scope: WorkspaceScope, @Body() body: RedriveDto): Promise<JobDto> {
    return this.orders.give(scope, 'redrive', RedriveDto.filter(body));
  }

  /** What a redrive with this filter would be about now. */
  @Post('redrive/preview')
  @HttpCode(HttpStatus.OK)
  @Requires('jobs:read')
  @NotAudited(ONLY_LOOKS)
  @ApiOkResponse({ type: OrderPreviewDto })
  previewRedrive(@CurrentScope() scope: WorkspaceScope, @Body() body: RedriveDto): Promise<OrderPreviewDto> {
    return this.orders.preview(scope, RedriveDto.filter(body));
  }

  /** Makes all jobs that match due now, with one attempt more at least; answers with the job that does it. */
  @Post('retry')
  @HttpCode(HttpStatus.ACCEPTED)
  @Requires('jobs:write')
  @Audited('jobs.retry')
  @ApiAcceptedResponse({ type: JobDto })
  retry(@CurrentScope() scope: WorkspaceScope, @Body() body: RedriveDto): Promise<JobDto> {
    return this.orders.give(scope, 'retry', RedriveDto.filter(body));
  }

  /** What a retry with this filter would be about now. */
  @Post('retry/preview')
  @HttpCode(HttpStatus.OK)
  @Requires('jobs:read')
  @NotAudited(ONLY_LOOKS)
  @ApiOkResponse({ type: OrderPreviewDto })
  previewRetry(@CurrentScope() scope: WorkspaceScope, @Body() body: RedriveDto): Promise<OrderPreviewDto> {
    return this.orders.preview(scope, RedriveDto.filter(body));
  }

  /** Cancels all jobs that match; answers with the job that does it: follow that one. */
  @Post('cancel')
  @HttpCode(HttpStatus.ACCEPTED)
  @Requires('jobs:write')
  @Audited('jobs.cancel')
  @ApiAcceptedResponse({ type: JobDto })
  cancel(@CurrentScope() scope: WorkspaceScope, @Body() body: CancelDto): Promise<JobDto> {
    return this.orders.give(scope, 'cancel', CancelDto.filter(body));
  }

  /** What a cancellation with this filter would be about now. */
  @Post('cancel/preview')
  @HttpCode(HttpStatus.OK)
  @Requires('jobs:read')
  @NotAudited(ONLY_LOOKS)
  @ApiOkResponse({ type: OrderPreviewDto })
  previewCancel(@CurrentScope() scope: WorkspaceScope, @Body() body: CancelDto): Promise<OrderPreviewDto> {
    return this.orders.preview(scope, CancelDto.filter(body));
  }
}
