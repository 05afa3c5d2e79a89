import { AuditTrail } from '@app/audit';
import { Database, explainConstraints } from '@app/database';
import { type Actor, assertVersion, type Page, timeCursor, toPage } from '@app/http';
import { Conflict, DomainError, newId, NotFound, WorkspaceScope } from '@app/kernel';
import { Broadcast, WORKSPACE_CHANGED } from '@app/redis';
import { Injectable } from '@nestjs/common';
import { MembersService } from '../members/members.service';
import { DEFAULT_JOB_RETENTION } from '../retention/job-retention-days';
import { DEFAULT_RECORD_RETENTION } from '../retention/record-retention-days';
import { DEFAULT_WEBHOOK_RETENTION } from '../retention/webhook-retention-days';
import { ActiveWorkspaces } from './active-workspaces';
import type {
  CreateWorkspaceDto,
  UpdateWorkspaceDto,
  UpdateWorkspaceSettingsDto,
  WorkspaceDto,
  WorkspaceQuotasDto,
  WorkspacesQuery,
} from './workspace.dto';
import { Workspace, type WorkspaceSettings } from './workspace.entity';

@Injectable()
export class WorkspacesService {
  constructor(
    private readonly database: Database,
    private readonly members: MembersService,
    private readonly active: ActiveWorkspaces,
    private readonly audit: AuditTrail,
    private readonly broadcast: Broadcast,
  ) {}

  /** Whether the workspace takes new work. At most two seconds old; what this process changes it knows at once. */
  isActive(workspaceId: string): Promise<boolean> {
    return this.active.has(workspaceId);
  }

  /** Makes a workspace whose first owner is its maker. Throws a Conflict that names what is taken. */
  create(actor: Actor, { name, slug, env = 'production' }: CreateWorkspaceDto): Promise<WorkspaceDto> {
    const now = new Date();
    const workspace = Object.assign(new Workspace(), {
      id: newId(),
      name,
      slug,
      env,
      status: 'active' as const,
      settings: {},
      quotas: {},
      createdAt: now,
      updatedAt: now,
      version: 1,
    });
    return this.database.asSystem('workspaces', async (tx) => {
      await explainConstraints(TAKEN, () => tx.getRepository(Workspace).insert(workspace));
      await this.members.add(WorkspaceScope.of(workspace.id), { userId: actor.id, role: 'owner', invitedBy: null });
      this.changed(workspace.id, undefined, toView(workspace));
      return toView(workspace);
    });
  }

  /** Newest first: every workspace for an operator, a person's own ones, and the one of an API key. */
  async list(actor: Actor, query: WorkspacesQuery): Promise<Page<WorkspaceDto>> {
    const after = timeCursor(query);
    const rows = await this.database.asSystem('workspaces', (tx) => {
      const workspaces = tx.getRepository(Workspace).createQueryBuilder('w');
      if (actor.key) workspaces.where('w.id = :workspaceId', actor.key);
      else if (!actor.isOperator) workspaces.where(`w.id in (${WORKSPACES_OF_PERSON})`, { userId: actor.id });
      for (const field of ['slug', 'env', 'status'] as const) {
        if (query[field] !== undefined) workspaces.andWhere(`w.${field} = :${field}`, { [field]: query[field] });
      }
      if (after) workspaces.andWhere('(w.createdAt, w.id) < (:at, :id)', after);
      return workspaces
        .orderBy('w.createdAt', 'DESC')
        .addOrderBy('w.id', 'DESC')
        .take(query.limit + 1)
        .getMany();
    });
    return toPage(rows, query.limit, (row) => [row.createdAt.toISOString(), row.id], toView);
  }

  async get(scope: WorkspaceScope): Promise<WorkspaceDto> {
    const { workspaceId } = scope;
    const workspace = await this.database.inWorkspace(scope, (tx) =>
      tx.getRepository(Workspace).findOneBy({ id: workspaceId }),
    );
    if (!workspace) throw new NotFound('workspace', workspaceId);
    return toView(workspace);
  }

  /** Throws a DomainError `second_factor_not_set_up` when someone without one changes whether others need one. */
  async update(scope: WorkspaceScope, actor: Actor, input: UpdateWorkspaceDto, seen?: number): Promise<WorkspaceDto> {
    const { name, slug, env, settings } = input;
    // Who has none would lock themselves out; and a key is nobody who could have one.
    if (settings?.requireSecondFactor !== undefined && !actor.secondFactor) throw secondFactorNotSetUp();
    return this.change(
      scope,
      (workspace) => ({
        name: name ?? workspace.name,
        slug: slug ?? workspace.slug,
        env: env ?? workspace.env,
        settings: settings ? merged(workspace.settings, settings) : workspace.settings,
      }),
      seen,
    );
  }

  /** Holds from the next request on, in every process. */
  setQuotas(scope: WorkspaceScope, { requestsPerMinute }: WorkspaceQuotasDto, seen?: number): Promise<WorkspaceDto> {
    return this.change(scope, () => ({ quotas: requestsPerMinute === null ? {} : { requestsPerMinute } }), seen);
  }

  disable(scope: WorkspaceScope): Promise<WorkspaceDto> {
    return this.change(scope, () => ({ status: 'disabled' }));
  }

  enable(scope: WorkspaceScope): Promise<WorkspaceDto> {
    return this.change(scope, () => ({ status: 'active' }));
  }

  /** Nobody finds it any more and it takes nothing; its rows stay, and its name is free again. */
  async delete(scope: WorkspaceScope, seen?: number): Promise<void> {
    await this.change(scope, () => ({ deletedAt: new Date() }), seen);
  }

  private change(
    scope: WorkspaceScope,
    decide: (
      workspace: Workspace,
    ) => Partial<Pick<Workspace, 'name' | 'slug' | 'env' | 'status' | 'settings' | 'quotas' | 'deletedAt'>>,
    seen?: number,
  ): Promise<WorkspaceDto> {
    return this.database.inWorkspace(scope, async (tx) => {
      const workspaces = tx.getRepository(Workspace);
      const where = { id: scope.workspaceId };
      const workspace = await workspaces.findOne({ where, lock: { mode: 'for_no_key_update' } });
      if (!workspace) throw new NotFound('workspace', scope.workspaceId);
      assertVersion(seen, workspace.version);
      const changes = { ...decide(workspace), version: workspace.version + 1, updatedAt: new Date() };
      await explainConstraints(TAKEN, () => workspaces.update(where, changes));
      const [before, after] = [toView(workspace), toView({ ...workspace, ...changes })];
      this.changed(workspace.id, before, changes.deletedAt ? undefined : after);
      this.database.afterCommit(() => {
        this.active.forget(workspace.id);
        void this.broadcast.publish(WORKSPACE_CHANGED, workspace.id);
      });
      return after;
    });
  }

  private changed(workspaceId: string, before: WorkspaceDto | undefined, after: WorkspaceDto | undefined): void {
    this.audit.changed({ resourceType: 'workspace', resourceId: workspaceId, workspaceId, before, after });
  }
}

const WORKSPACES_OF_PERSON = 'select workspace_id from workspace_members where user_id = :userId';

const taken = (field: 'name' | 'slug') => () =>
  new Conflict(`workspace_${field}_taken`, `Another workspace has this ${field}.`, [
    { path: field, message: 'is taken by another workspace' },
  ]);

const TAKEN = { uq_workspaces_name: taken('name'), uq_workspaces_slug: taken('slug') };

function secondFactorNotSetUp(): DomainError {
  const message = 'Set up a second factor of your own first, with POST /v1/auth/second-factor; an API key cannot.';
  return new DomainError('forbidden', 'second_factor_not_set_up', message);
}

/** What is left out stays as it is. */
function merged(
  before: WorkspaceSettings,
  { jobRetentionDays, webhookRetentionDays, recordRetentionDays, ...rules }: UpdateWorkspaceSettingsDto,
): WorkspaceSettings {
  const jobs = jobRetentionDays && { jobRetentionDays: { ...before.jobRetentionDays, ...jobRetentionDays } };
  const webhooks = webhookRetentionDays && {
    webhookRetentionDays: { ...before.webhookRetentionDays, ...webhookRetentionDays },
  };
  const record = recordRetentionDays && {
    recordRetentionDays: { ...before.recordRetentionDays, ...recordRetentionDays },
  };
  return { ...before, ...rules, ...jobs, ...webhooks, ...record };
}

function toView({
  id,
  name,
  slug,
  env,
  status,
  settings,
  quotas,
  createdAt,
  updatedAt,
  version,
}: Workspace): WorkspaceDto {
  const { requireSecondFactor = false, requireAuditReason = false } = settings;
  const jobRetentionDays = { ...DEFAULT_JOB_RETENTION, ...settings.jobRetentionDays };
  const webhookRetentionDays = { ...DEFAULT_WEBHOOK_RETENTION, ...settings.webhookRetentionDays };
  const recordRetentionDays = { ...DEFAULT_RECORD_RETENTION, ...settings.recordRetentionDays };
  const shown = {
    requireSecondFactor,
    requireAuditReason,
    jobRetentionDays,
    webhookRetentionDays,
    recordRetentionDays,
  };
  const { requestsPerMinute = null } = quotas;
  return {
    id,
    name,
    slug,
    env,
    status,
    settings: shown,
    quotas: { requestsPerMinute },
    createdAt,
    updatedAt,
    version,
  };
}
