import { Audited } from '@app/audit';
import { ApiPage, ApiProblems, CurrentScope, IdPipe, IfMatch, type Page, Requires } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CreateRouteDto, RouteDto, RoutesQuery, UpdateRouteDto } from './routes.dto';
import { RoutesService } from './routes.service';

const RouteId = () => Param('id', new IdPipe('route'));

@ApiTags('Routes')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/routes')
export class RoutesController {
  constructor(private readonly routes: RoutesService) {}

  /** Makes a route: from now on the source's events that match are sent to the destination. */
  @Post()
  @Requires('routes:write')
  @Audited('route.create')
  @ApiCreatedResponse({ type: RouteDto })
  create(@CurrentScope() scope: WorkspaceScope, @Body() input: CreateRouteDto): Promise<RouteDto> {
    return this.routes.create(scope, input);
  }

  /** Routes, oldest first. */
  @Get()
  @Requires('routes:read')
  @ApiPage(RouteDto)
  list(@CurrentScope() scope: WorkspaceScope, @Query() query: RoutesQuery): Promise<Page<RouteDto>> {
    return this.routes.list(scope, query);
  }

  /** One route. */
  @Get(':id')
  @Requires('routes:read')
  @ApiOkResponse({ type: RouteDto })
  get(@CurrentScope() scope: WorkspaceScope, @RouteId() id: string): Promise<RouteDto> {
    return this.routes.get(scope, id);
  }

  /** Changes a route. What is left out stays as it is. */
  @Patch(':id')
  @Requires('routes:write')
  @Audited('route.update')
  @ApiOkResponse({ type: RouteDto })
  update(
    @CurrentScope() scope: WorkspaceScope,
    @RouteId() id: string,
    @Body() input: UpdateRouteDto,
    @IfMatch() seen?: number,
  ): Promise<RouteDto> {
    return this.routes.update(scope, id, input, seen);
  }

  /** Deletes a route; events that come later no longer take it. */
  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Requires('routes:write')
  @Audited('route.delete')
  @ApiNoContentResponse()
  remove(@CurrentScope() scope: WorkspaceScope, @RouteId() id: string, @IfMatch() seen?: number): Promise<void> {
    return this.routes.remove(scope, id, seen);
  }
}
