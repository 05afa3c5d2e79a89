import { type Actor, ApiProblems, CurrentActor, CurrentScope, Requires } from '@app/http';
import { CurrentPermissions, type GrantedPermissions } from '@app/identity';
import { isId, type WorkspaceScope } from '@app/kernel';
import { Controller, Get, Header, Headers, Query, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ChangeStreams } from './change-streams';
import { StreamQuery } from './stream.query.dto';

const EXAMPLE = [
  'retry: 1800\nid: 0197c2f0-…\nevent: ready\ndata: {"resumed":true}\n',
  'id: 0197c2f1-…\nevent: changed\ndata: {"changes":[{"kind":"inbox","count":1,"items":[{"id":"0197…","status":"received"}]}]}\n',
].join('\n');

const DESCRIPTION =
  '`ready` comes first; with `resumed: false` what happened since your last event cannot be told any more, so read ' +
  'everything again. `changed` names kinds, how much of each changed, and the latest ids; only kinds that you may read ' +
  'are told. `gap` says the same as `resumed: false`, later. `end` tells why the server ends the stream.';

@ApiTags('Insights')
@ApiProblems()
@Controller('v1/workspaces/:workspaceId/stream')
export class StreamController {
  constructor(private readonly streams: ChangeStreams) {}

  /** What changes, as server-sent events: hints of what to read again, within a second of the commit. */
  @Get()
  @Requires('stats:read')
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Where you were.', schema: { type: 'string' } })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string', example: EXAMPLE }, description: DESCRIPTION })
  @Header('cache-control', 'no-store, no-transform')
  @Header('x-accel-buffering', 'no')
  async stream(
    @CurrentScope() scope: WorkspaceScope,
    @CurrentActor() actor: Actor,
    @CurrentPermissions() granted: GrantedPermissions,
    @Query() query: StreamQuery,
    @Headers('last-event-id') header?: string,
  ): Promise<StreamableFile> {
    // An id of another kind of server is one that we do not know.
    const named = header === undefined || header === '' ? query.lastEventId : header;
    const lastEventId = named === undefined || isId(named) ? named : 'unknown';
    const { bytes } = await this.streams.start({ scope, actor, granted, lastEventId });
    return new StreamableFile(bytes, { type: 'text/event-stream; charset=utf-8' });
  }
}
