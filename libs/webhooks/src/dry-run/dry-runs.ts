import type { GrantedPermissions } from '@app/identity';
import { DomainError, InvalidInput, newId, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { InboxService } from '../inbox/inbox.service';
import type { Route } from '../routing/route.entity';
import { RoutesService, unsavedRoute } from '../routing/routes.service';
import { type CallRequest, callRequest, orderingKeyOf, TemplateFailed } from '../template/call-request';
import { EventView } from '../template/event-view';
import { transformInput } from '../transform/transform-input';
import { Transforms } from '../transform/transforms';
import type { DryRunDto, DryRunProblemDto, DryRunRequest, PlannedBodyDto, UnsavedDryRunRequest } from './dry-run.dto';
import { PlannedCalls } from './planned-calls';
import { routeChecks, takes } from './route-checks';

const MAY_NOT_READ = 'An event of the inbox needs the permission webhooks:read, too.';
const LONGEST_TEXT = 100_000;

interface Tried {
  readonly view: EventView;
  readonly receivedAt: Date;
  /** Unknown for a pasted event: it is taken for one of the route's source. */
  readonly sourceId?: string;
}

/** Shows what a route would do with an event. Calls nobody and stores nothing. */
@Injectable()
export class DryRuns {
  constructor(
    private readonly routes: RoutesService,
    private readonly inbox: InboxService,
    private readonly transforms: Transforms,
    private readonly planned: PlannedCalls,
  ) {}

  /** Throws `NotFound` for the route or the message, and `permission_missing` for one who may not read messages. */
  async ofStored(
    scope: WorkspaceScope,
    granted: GrantedPermissions,
    routeId: string,
    request: DryRunRequest,
  ): Promise<DryRunDto> {
    const route = await this.routes.stored(scope, routeId);
    return this.run(scope, route, await this.eventOf(scope, granted, request));
  }

  /** Throws {@link InvalidInput} for what could not be stored either. */
  async ofUnsaved(
    scope: WorkspaceScope,
    granted: GrantedPermissions,
    request: UnsavedDryRunRequest,
  ): Promise<DryRunDto> {
    await this.routes.assertConnectors(scope, request.route);
    return this.run(scope, unsavedRoute(scope, request.route), await this.eventOf(scope, granted, request));
  }

  private async eventOf(
    scope: WorkspaceScope,
    granted: GrantedPermissions,
    { inboxId, event }: DryRunRequest,
  ): Promise<Tried> {
    if ((inboxId === undefined) === (event === undefined)) {
      throw new InvalidInput([{ path: 'event', message: 'give either inboxId or event' }]);
    }
    if (inboxId !== undefined) {
      if (!granted.has('webhooks:read')) throw new DomainError('forbidden', 'permission_missing', MAY_NOT_READ);
      const { message, body } = await this.inbox.withBody(scope, inboxId);
      const view = new EventView(message.eventId, message.eventType, message.headers, body);
      return { view, receivedAt: message.receivedAt, sourceId: message.connectorId };
    }
    const { id = newId(), type = null, headers = {}, body = '' } = event ?? {};
    const named = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name.toLowerCase(), text]));
    return { view: new EventView(id, type, named, Buffer.from(body)), receivedAt: new Date() };
  }

  private async run(scope: WorkspaceScope, route: Route, tried: Tried): Promise<DryRunDto> {
    const { view, sourceId } = tried;
    const checks = routeChecks(route, view, sourceId);
    const problems: DryRunProblemDto[] = [];
    const attempt = async <T>(work: () => T | Promise<T>): Promise<T | undefined> => {
      try {
        return await work();
      } catch (error) {
        problems.push(problemOf(error));
        return undefined;
      }
    };
    const call = await attempt(() => callRequest(route.requestTemplate, view));
    const body = await attempt(() => this.bodyOf(scope, route, tried));
    const plan = call && (await attempt(() => this.planOf(scope, route, call, body ?? null)));
    return {
      matched: takes(checks),
      checks,
      body: body ?? null,
      request: plan?.request ?? null,
      policy: plan?.policy ?? null,
      orderingKey: orderingKeyOf(route.id, route.orderingKey, view) ?? null,
      problems,
    };
  }

  private planOf(scope: WorkspaceScope, route: Route, call: CallRequest, body: PlannedBodyDto | null) {
    return this.planned.plan(scope, route.destinationConnectorId, call, body?.contentType ?? undefined);
  }

  private async bodyOf(scope: WorkspaceScope, route: Route, tried: Tried): Promise<PlannedBodyDto | null> {
    const { transform, requestTemplate } = route;
    const { view, receivedAt } = tried;
    if (requestTemplate.method === 'GET' || requestTemplate.method === 'DELETE') return null;
    if (transform === null) return shown(view.body, view.header('content-type') ?? null, false);
    const output = await this.transforms.apply(scope, transform, transformInput(view, receivedAt));
    return shown(Buffer.from(output), 'application/json', true);
  }
}

function shown(bytes: Buffer, contentType: string | null, transformed: boolean): PlannedBodyDto {
  return { text: bytes.toString('utf8').slice(0, LONGEST_TEXT), bytes: bytes.length, contentType, transformed };
}

function problemOf(error: unknown): DryRunProblemDto {
  if (error instanceof DomainError || error instanceof TemplateFailed) {
    return { code: error.code, message: error.message };
  }
  return { code: 'not_callable', message: error instanceof Error ? error.message : String(error) };
}
