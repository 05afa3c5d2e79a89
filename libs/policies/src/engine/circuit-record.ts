import { AuditTrail, EventLog } from '@app/audit';
import { Database } from '@app/database';
import type { WorkspaceScope } from '@app/kernel';
import { currentTrace } from '@app/observability';
import { Injectable, Logger } from '@nestjs/common';
import type { EffectivePolicy } from '../effective-policy';
import type { Transition } from './circuit';

const TOLD = {
  open: { type: 'circuit.opened', severity: 'error', message: 'Too many calls failed; no call goes out for a while.' },
  half_open: { type: 'circuit.half_opened', severity: 'warning', message: 'Probes find out whether calls work again.' },
  closed: { type: 'circuit.closed', severity: 'info', message: 'Calls work again.' },
} as const;

/** Puts every change of a circuit on record, as an event and in the audit log: both or neither. */
@Injectable()
export class CircuitRecord {
  private readonly logger = new Logger('CircuitBreaker');

  constructor(
    private readonly database: Database,
    private readonly events: EventLog,
    private readonly audit: AuditTrail,
  ) {}

  /** Never throws: a call goes on although its record cannot be written. */
  async write(scope: WorkspaceScope, connectorId: string, policy: EffectivePolicy, change: Transition): Promise<void> {
    const { workspaceId } = scope;
    const { type, severity, message } = TOLD[change.to];
    const { policyId, version } = policy;
    const data = { connectorId, from: change.from, to: change.to, policyId, policyVersion: version };
    const event = { workspaceId, severity, type, message, data, traceId: currentTrace().traceId };
    const states = { before: { circuit: change.from }, after: { circuit: change.to } };
    try {
      await this.database.asSystem('record', async (tx) => {
        await this.events.append(tx, [event]);
        await this.audit.write(type, { actorType: 'system', workspaceId }, [
          { resourceType: 'connector', resourceId: connectorId, ...states },
        ]);
      });
    } catch (error) {
      this.logger.error('a change of the circuit is not on record', { ...data, error });
    }
  }
}
