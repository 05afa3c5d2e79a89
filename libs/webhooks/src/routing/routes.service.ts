import { AuditTrail } from '@app/audit';
import { ConnectorDirectory, ConnectorUsages } from '@app/connectors';
import { Database, explainConstraints, type Transaction } from '@app/database';
import { assertVersion, type Page, idCursor, toPage } from '@app/http';
import { Conflict, type FieldError, InvalidInput, newId, NotFound, type WorkspaceScope } from '@app/kernel';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IsNull, type QueryDeepPartialEntity } from 'typeorm';
import { type RequestTemplate, Route } from './route.entity';
import { type CreateRouteDto, RouteDto, type RoutesQuery, type UpdateRouteDto } from './routes.dto';

const EXPLANATIONS = {
  uq_routes_tenant_id_name: () =>
    new Conflict('name_taken', 'Another route has this name.', [{ path: 'name', message: 'is taken' }]),
};

const DEFAULT_REQUEST: RequestTemplate = { method: 'POST', path: '/' };
const ROUTE_DEFAULTS = { eventTypes: ['*'], filters: [], requestTemplate: DEFAULT_REQUEST, enabled: true, position: 0 };

/** Which events go where. */
@Injectable()
export class RoutesService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly connectors: ConnectorDirectory,
    private readonly usages: ConnectorUsages,
  ) {}

  onModuleInit(): void {
    this.usages.register((scope, connectorId) => this.usersOf(scope, connectorId));
  }

  create(scope: WorkspaceScope, input: CreateRouteDto): Promise<RouteDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      await this.assertConnectors(scope, input);
      assertBody(input, input.request?.method);
      const id = newId();
      await explainConstraints(EXPLANATIONS, () =>
        tx
          .getRepository(Route)
          .insert({ id, tenantId: scope.workspaceId, ...ROUTE_DEFAULTS, ...columnsOf(input, DEFAULT_REQUEST) }),
      );
      const after = RouteDto.from(await find(tx, scope, id));
      this.audit.changed({ resourceType: 'route', resourceId: id, after });
      return after;
    });
  }

  list(scope: WorkspaceScope, query: RoutesQuery): Promise<Page<RouteDto>> {
    const { limit, sourceConnectorId, destinationConnectorId, enabled } = query;
    return this.database.inWorkspace(scope, async (tx) => {
      const rows = tx
        .getRepository(Route)
        .createQueryBuilder('route')
        .where('route.tenantId = :workspaceId and route.deletedAt is null', { workspaceId: scope.workspaceId });
      for (const [field, value] of Object.entries({ sourceConnectorId, destinationConnectorId, enabled })) {
        if (value !== undefined) rows.andWhere(`route.${field} = :${field}`, { [field]: value });
      }
      const after = idCursor(query);
      if (after !== undefined) rows.andWhere('route.id > :after', { after });
      const found = await rows
        .orderBy('route.id', 'ASC')
        .take(limit + 1)
        .getMany();
      return toPage(found, limit, (row) => [row.id], RouteDto.from);
    });
  }

  /** The route as it is stored. Throws {@link NotFound}. */
  stored(scope: WorkspaceScope, id: string): Promise<Route> {
    return this.database.inWorkspace(scope, (tx) => find(tx, scope, id));
  }

  /** Throws {@link NotFound}. */
  get(scope: WorkspaceScope, id: string): Promise<RouteDto> {
    return this.database.inWorkspace(scope, async (tx) => RouteDto.from(await find(tx, scope, id)));
  }

  update(scope: WorkspaceScope, id: string, input: UpdateRouteDto, seen?: number): Promise<RouteDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const row = await find(tx, scope, id, true);
      assertVersion(seen, row.version);
      await this.assertConnectors(scope, input);
      assertBody({ transform: row.transform, ...input }, input.request?.method ?? row.requestTemplate.method);
      await explainConstraints(EXPLANATIONS, () =>
        tx
          .getRepository(Route)
          .update(
            { id, tenantId: scope.workspaceId },
            { ...columnsOf(input, row.requestTemplate), version: row.version + 1, updatedAt: () => 'now()' },
          ),
      );
      const after = RouteDto.from(await find(tx, scope, id));
      this.audit.changed({ resourceType: 'route', resourceId: id, before: RouteDto.from(row), after });
      return after;
    });
  }

  remove(scope: WorkspaceScope, id: string, seen?: number): Promise<void> {
    return this.database.inWorkspace(scope, async (tx) => {
      const row = await find(tx, scope, id, true);
      assertVersion(seen, row.version);
      await tx
        .getRepository(Route)
        .update({ id, tenantId: scope.workspaceId }, { deletedAt: () => 'now()', version: row.version + 1 });
      this.audit.changed({ resourceType: 'route', resourceId: id, before: RouteDto.from(row) });
    });
  }

  /** Throws {@link InvalidInput} naming each connector that this workspace does not have. */
  async assertConnectors(
    scope: WorkspaceScope,
    input: { sourceConnectorId?: string; destinationConnectorId?: string },
  ): Promise<void> {
    const fields: FieldError[] = [];
    for (const path of ['sourceConnectorId', 'destinationConnectorId'] as const) {
      const id = input[path];
      if (id !== undefined && !(await this.connectors.byId(scope, id))) {
        fields.push({ path, message: 'is not the id of a connector of this workspace' });
      }
    }
    if (fields.length > 0) throw new InvalidInput(fields);
  }

  private usersOf(scope: WorkspaceScope, connectorId: string) {
    return this.database.inWorkspace(scope, async (tx) => {
      const mine = { tenantId: scope.workspaceId, deletedAt: IsNull() };
      const rows = await tx.getRepository(Route).findBy([
        { ...mine, sourceConnectorId: connectorId },
        { ...mine, destinationConnectorId: connectorId },
      ]);
      return rows.map(({ id, name }) => ({ kind: 'route', id, name }));
    });
  }
}

/** A transform makes a body: throws {@link InvalidInput} where the call has none. */
function assertBody({ transform }: { transform?: string | null }, method = DEFAULT_REQUEST.method): void {
  if ((transform ?? null) === null || (method !== 'GET' && method !== 'DELETE')) return;
  const message = `has no use with ${method}, which sends no body: use POST, PUT or PATCH, or placeholders in the query`;
  throw new InvalidInput([{ path: 'transform', message }]);
}

/** A route that is not stored, as one that is. Throws what {@link RoutesService.create} would. */
export function unsavedRoute(scope: WorkspaceScope, input: CreateRouteDto): Route {
  assertBody(input, input.request?.method);
  const defaults = { ...ROUTE_DEFAULTS, id: newId(), tenantId: scope.workspaceId, transform: null, orderingKey: null };
  return Object.assign(new Route(), defaults, columnsOf(input, DEFAULT_REQUEST));
}

async function find(tx: Transaction, scope: WorkspaceScope, id: string, lock = false): Promise<Route> {
  const row = await tx.getRepository(Route).findOne({
    where: { id, tenantId: scope.workspaceId, deletedAt: IsNull() },
    ...(lock ? { lock: { mode: 'pessimistic_write' } as const } : {}),
  });
  if (!row) throw new NotFound('route', id);
  return row;
}

/** The columns that a request sets; what it leaves out stays as it is, or as the default. */
export function columnsOf(
  { request, filters, ...columns }: UpdateRouteDto,
  template: RequestTemplate,
): QueryDeepPartialEntity<Route> {
  return {
    ...columns,
    ...(filters ? { filters: filters as object[] } : {}),
    ...(request ? { requestTemplate: { ...template, ...request } } : {}),
  };
}
