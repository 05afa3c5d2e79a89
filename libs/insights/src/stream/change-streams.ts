import { ChangeListener } from '@app/changes';
import { SETTINGS, type Settings } from '@app/config';
import type { Actor } from '@app/http';
import { type Permission, Standing } from '@app/identity';
import { DomainError, Unavailable, type WorkspaceScope } from '@app/kernel';
import { WorkspaceAccesses } from '@app/workspaces';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import { ChangeStream, type StreamEnd } from './change-stream';

/** Of one person or key: tabs, and some to spare. */
const MOST_OF_ONE = 20;
/** A stream ends by itself after so long, so that readers spread over processes that were added. */
const LIFETIME_MS = 3_600_000;
const NEEDS: Permission = 'stats:read';

export interface StreamRequest {
  readonly scope: WorkspaceScope;
  readonly actor: Actor;
  readonly granted: ReadonlySet<string>;
  readonly lastEventId?: string;
}

/** The live streams of this process. */
@Injectable()
export class ChangeStreams implements BeforeApplicationShutdown {
  private readonly logger = new Logger('ChangeStreams');
  /** Each with what ends it. */
  private readonly open = new Map<ChangeStream, { actorId: string; end: (reason: StreamEnd) => void }>();

  constructor(
    private readonly listener: ChangeListener,
    private readonly standing: Standing,
    private readonly accesses: WorkspaceAccesses,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  get count(): number {
    return this.open.size;
  }

  /**
   * Opens a stream, which goes on where the reader was. Throws a DomainError `too_many_streams`, and `Unavailable` when
   * the database cannot be reached: then the reader asks from time to time instead.
   */
  async start({ scope, actor, granted, lastEventId }: StreamRequest): Promise<ChangeStream> {
    this.assertRoom(actor);
    const stream = new ChangeStream(scope.workspaceId, granted);
    const { missed, latest } = await this.listener.listen(stream, lastEventId).catch((error: unknown) => {
      throw new Unavailable('stream_unavailable', 'Changes cannot be heard right now; try again.', 5, error);
    });
    // In this order: what came while the listener was asked is behind all that was missed.
    stream.begin(lastEventId === undefined ? latest : (missed && lastEventId) || latest, missed !== undefined);
    missed?.forEach(stream.hear);
    this.keep(stream, actor);
    return stream;
  }

  beforeApplicationShutdown(): void {
    for (const { end } of this.open.values()) end('shutting_down');
  }

  private assertRoom(actor: Actor): void {
    const own = [...this.open.values()].filter(({ actorId }) => actorId === actor.id).length;
    if (own < MOST_OF_ONE && this.open.size < this.settings.STREAM_MAX) return;
    const message =
      own < MOST_OF_ONE
        ? `${this.open.size} live streams are open here, which is the most (STREAM_MAX); ask from time to time instead.`
        : `You have ${own} live streams open, which is the most; close one.`;
    throw new DomainError('rate_limited', 'too_many_streams', message, { retryAfterSeconds: 30 });
  }

  private keep(stream: ChangeStream, actor: Actor): void {
    const until = Date.now() + LIFETIME_MS;
    const beat = async () => {
      stream.beat();
      const reason = Date.now() >= until ? 'lifetime' : await this.whyNot(stream, actor);
      if (reason) end(reason);
    };
    const timer = setInterval(
      () => void beat().catch((error: unknown) => this.logger.debug('a reader could not be looked at', { error })),
      this.settings.STREAM_HEARTBEAT_SECONDS * 1_000,
    ).unref();
    const over = () => {
      clearInterval(timer);
      this.open.delete(stream);
      this.listener.leave(stream);
    };
    const end = (reason: StreamEnd) => {
      over();
      stream.end(reason);
    };
    this.open.set(stream, { actorId: actor.id, end });
    stream.bytes.once('close', over);
    if (stream.bytes.destroyed) over();
  }

  /** What is taken away from a reader ends the stream, or leaves out what they may no longer see. */
  private async whyNot(stream: ChangeStream, before: Actor): Promise<StreamEnd | undefined> {
    const actor = await this.standing.of(before);
    if (!actor) return 'signed_out';
    const access = await this.accesses.find(stream.workspaceId, actor);
    const factorMissing = access?.requiresSecondFactor && actor.type === 'user' && !actor.secondFactor;
    if (!access?.permissions.has(NEEDS) || factorMissing) return 'not_permitted';
    stream.grant(access.permissions);
    return undefined;
  }
}
