import { DomainError, type FieldError, InvalidInput, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { definedJob, definedJobs, type JobDefinition, payloadErrors } from '../../define/define-job';

/** A job as a caller of the API, or a schedule, asks for it. */
export interface AskedJob {
  readonly type: string;
  readonly payload: object;
}

/** What the lib that defines the job says of a payload that fits its schema. */
export interface PayloadCheck {
  /** Paths below the payload, such as `headers.x-a`. */
  readonly problems: readonly FieldError[];
  /** The connector the job belongs to. */
  readonly connectorId?: string;
  /** Attempts, where the job itself says nothing. */
  readonly maxAttempts?: number;
}

/** Checks payloads of one workspace all at once; answers in their order. */
export type CheckPayloads = (scope: WorkspaceScope, payloads: readonly unknown[]) => Promise<readonly PayloadCheck[]>;

/** A job that may be enqueued as it is. */
export interface CheckedJob {
  readonly definition: JobDefinition;
  readonly payload: object;
  readonly connectorId?: string;
  readonly maxAttempts?: number;
}

/** The types of jobs that can be asked for from outside. The lib that defines one registers how its payload is checked. */
@Injectable()
export class ExternalJobs {
  private readonly checks = new Map<string, CheckPayloads>();

  register<Payload>(
    definition: JobDefinition<Payload>,
    check: (scope: WorkspaceScope, payloads: readonly Payload[]) => Promise<readonly PayloadCheck[]>,
  ): void {
    if (!definition.external) throw new Error(`${definition.type} is not for callers of the API`);
    this.checks.set(definition.type, check as CheckPayloads);
  }

  /**
   * The jobs, checked as strictly as what the product itself stores.
   *
   * @param pathOf the path of a job in the request, for messages; empty for the request itself
   * @throws InvalidInput with every mistake of every job
   * @throws DomainError `permission_missing` when the caller may not make jobs of one of the types
   */
  async check(
    scope: WorkspaceScope,
    granted: ReadonlySet<string>,
    asked: readonly AskedJob[],
    pathOf: (index: number) => string,
  ): Promise<CheckedJob[]> {
    const problems: FieldError[] = [];
    const tell = (index: number, { path, message }: FieldError) =>
      problems.push({ path: [pathOf(index), path].filter((part) => part !== '').join('.'), message });
    const checked: CheckedJob[] = [];
    for (const [type, indexes] of byType(asked)) {
      const definition = this.external(type);
      if (!definition) {
        for (const index of indexes) tell(index, { path: 'type', message: this.unknown() });
        continue;
      }
      assertGranted(granted, definition);
      const wellFormed = indexes.filter((index) => {
        const errors = payloadErrors(definition, asked[index]?.payload);
        for (const error of errors) tell(index, error);
        return errors.length === 0;
      });
      const checks = await this.checks.get(type)?.(
        scope,
        wellFormed.map((index) => asked[index]?.payload),
      );
      wellFormed.forEach((index, position) => {
        const { problems: found = [], connectorId, maxAttempts } = checks?.[position] ?? {};
        for (const { path, message } of found) tell(index, { path: `payload.${path}`, message });
        checked[index] = { definition, payload: asked[index]?.payload ?? {}, connectorId, maxAttempts };
      });
    }
    if (problems.length > 0) throw new InvalidInput(problems);
    return checked;
  }

  /** What the lib that defines the type says of a payload that fits its schema; nothing for a type without a check. */
  async checked(scope: WorkspaceScope, type: string, payload: object): Promise<PayloadCheck | undefined> {
    return (await this.checks.get(type)?.(scope, [payload]))?.[0];
  }

  /** A type without its check is as good as unknown: nothing unchecked comes in. */
  private external(type: string): JobDefinition | undefined {
    return this.checks.has(type) ? definedJob(type) : undefined;
  }

  private unknown(): string {
    const types = definedJobs().filter((definition) => this.external(definition.type));
    return `is not a type of job that can be asked for; these can: ${types.map(({ type }) => type).join(', ')}`;
  }
}

function byType(asked: readonly AskedJob[]): Map<string, number[]> {
  return Map.groupBy(asked.keys(), (index) => asked[index]?.type ?? '');
}

function assertGranted(granted: ReadonlySet<string>, { external }: JobDefinition): void {
  if (external && !granted.has(external.permission)) {
    const message = `This needs the permission ${external.permission}, which you lack.`;
    throw new DomainError('forbidden', 'permission_missing', message);
  }
}
