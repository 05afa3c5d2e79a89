import { Database, type Transaction } from '@app/database';
import type { WorkspaceScope } from '@app/kernel';
import { LANES } from '@app/queue';
import { Injectable } from '@nestjs/common';
import type {
  ConnectorQueueDto,
  ControlledQueueDto,
  LaneQueueDto,
  PacedQueueDto,
  QueuesDto,
  TypeQueueDto,
} from './queues.dto';
import { CONTROLS, depths, ended, IN_LINE, made, oldestDue, running, waitingParts } from './queues.sql';

/** Waiting jobs that are counted in each lane, by the index alone. */
const MOST_COUNTED = 50_000;
/** Waiting jobs of each lane whose rows are read, for types and connectors. */
const MOST_READ = 10_000;
/** Steps in search of the oldest due job: priorities of a workspace, or workspaces with their priorities. */
const MOST_STEPS = 2_000;
/** Jobs and attempts that tell the rates. */
const MOST_SAMPLED = 5_000;
const WINDOW_SECONDS = 300;
/** Of the installation, where many workspaces have a part in it. */
const SHORT_WINDOW_SECONDS = 60;
const TOP = 10;

/** A part of the jobs that wait, run, or lately were made or ended. */
interface Part {
  readonly lane?: string;
  readonly type: string;
  readonly connector_id: string | null;
  readonly due?: number;
  readonly later?: number;
  readonly running?: number;
  /** Seconds that its oldest job has been due. */
  readonly oldest?: number | null;
  /** Jobs per minute. */
  readonly made?: number;
  readonly ended?: number;
}

/** A queue without what a control does to it. */
type Paced = Omit<PacedQueueDto, 'paused'>;

interface ControlRow extends Omit<ControlledQueueDto, 'maxRunning'> {
  readonly max_running: number | null;
}

interface Rate extends Part {
  readonly count: number;
  readonly seconds: number;
}

/** How full the queues are and how fast they empty. Every number is bounded in what it costs. */
@Injectable()
export class QueuesService {
  constructor(private readonly database: Database) {}

  async ofWorkspace(scope: WorkspaceScope): Promise<QueuesDto> {
    const { workspaceId } = scope;
    const controls = await this.controls(workspaceId);
    return this.database.inWorkspace(scope, (tx) => look(tx, workspaceId, controls));
  }

  async ofInstallation(): Promise<QueuesDto> {
    const controls = await this.controls(null);
    return this.database.asSystem('dispatch', (tx) => look(tx, null, controls));
  }

  /** As the system: the lanes' controls belong to no workspace and hold for each. */
  private async controls(workspaceId: string | null): Promise<ControlledQueueDto[]> {
    const rows = await this.database.systemStatement<ControlRow>('dispatch', CONTROLS, [workspaceId, MOST_COUNTED]);
    return rows.map(({ max_running: maxRunning, ...control }) => ({ ...control, maxRunning }));
  }
}

async function look(
  tx: Transaction,
  workspaceId: string | null,
  controls: readonly ControlledQueueDto[],
): Promise<QueuesDto> {
  const paused = (target: string, name: string) =>
    controls.some((control) => control.paused && control.target === target && control.name === name);
  const [line] = await tx.query<{ held: number }[]>(IN_LINE, [workspaceId, MOST_COUNTED]);
  const lanes = await tx.query<{ lane: string; due: number; later: number }[]>(depths(workspaceId, LANES), [
    workspaceId,
    MOST_COUNTED + 1,
  ]);
  const oldest = await tx.query<{ lane: string; seconds: number | null }[]>(oldestDue(workspaceId, LANES), [
    workspaceId,
    MOST_STEPS,
  ]);
  const active = await tx.query<Part[]>(running(workspaceId), [workspaceId]);
  const waiting = await tx.query<Part[]>(waitingParts(workspaceId, LANES), [workspaceId, MOST_READ + 1]);
  const sample = [workspaceId, MOST_SAMPLED, workspaceId === null ? SHORT_WINDOW_SECONDS : WINDOW_SECONDS];
  const paces: Part[] = [
    ...(await tx.query<Rate[]>(made(workspaceId), sample)).map((rate) => ({ ...rate, made: perMinute(rate) })),
    ...(await tx.query<Rate[]>(ended(workspaceId), sample)).map((rate) => ({ ...rate, ended: perMinute(rate) })),
  ];
  const more = lanes.some(({ due, later }) => due + later > MOST_READ);
  return {
    lanes: lanes.map(({ lane, due, later }): LaneQueueDto => ({
      lane,
      due,
      later,
      running: sum(active, (part) => (part.lane === lane ? part.running : 0)),
      isCapped: due + later > MOST_COUNTED,
      paused: paused('lane', lane),
      oldestDueSeconds: oldest.find((row) => row.lane === lane)?.seconds ?? null,
      ...pace(
        due,
        paces.filter((part) => part.lane === lane),
      ),
    })),
    types: top([...waiting, ...active], paces, more, ({ type }) => type).map(([type, depth]): TypeQueueDto => ({
      type,
      ...depth,
      paused: paused('type', type),
    })),
    connectors: top([...waiting, ...active], paces, more, (part) => part.connector_id).map(
      ([connectorId, depth]): ConnectorQueueDto => ({
        connectorId,
        ...depth,
        paused: paused('connector', connectorId),
      }),
    ),
    controls: [...controls],
    inLine: line?.held ?? 0,
  };
}

/** How fast a queue empties. */
function pace(due: number, paces: readonly Part[]) {
  const endedPerMinute = tenths(sum(paces, (part) => part.ended));
  const madePerMinute = tenths(sum(paces, (part) => part.made));
  return { endedPerMinute, madePerMinute, drainedInSeconds: secondsToDrain(due, endedPerMinute - madePerMinute) };
}

/** @param surplus jobs that end above those that are made, per minute */
function secondsToDrain(due: number, surplus: number): number | null {
  if (due === 0) return 0;
  return surplus > 0 ? Math.ceil((due / surplus) * 60) : null;
}

const perMinute = ({ count, seconds }: Rate) => (count / seconds) * 60;
const tenths = (value: number) => Math.round(value * 10) / 10;

/** The queues with the most jobs that wait or run. Without any of those, what lately ended keeps a queue in sight. */
function top(
  parts: readonly Part[],
  paces: readonly Part[],
  isCapped: boolean,
  keyOf: (part: Part) => string | null,
): [string, Paced][] {
  const groups = Map.groupBy(
    [...parts, ...paces].filter((part) => keyOf(part) !== null),
    (part) => keyOf(part) as string,
  );
  return [...groups]
    .map(([key, of]): [string, Paced] => {
      const due = sum(of, (part) => part.due);
      const oldest = of.flatMap((part) => part.oldest ?? []);
      return [
        key,
        {
          due,
          later: sum(of, (part) => part.later),
          running: sum(of, (part) => part.running),
          isCapped,
          oldestDueSeconds: oldest.length > 0 ? Math.max(...oldest) : null,
          ...pace(due, of),
        },
      ];
    })
    .sort(([, one], [, other]) => total(other) - total(one) || other.endedPerMinute - one.endedPerMinute)
    .slice(0, TOP);
}

const total = ({ due, later, running: active }: Paced) => due + later + active;

const sum = (parts: readonly Part[], of: (part: Part) => number | undefined) =>
  parts.reduce((all, part) => all + (of(part) ?? 0), 0);
