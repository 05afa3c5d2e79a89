import { authOf, baseUrlOf, callUrl, ConnectorDirectory, connectorType, headersOf } from '@app/connectors';
import { redact, REDACTED, type WorkspaceScope } from '@app/kernel';
import { PoliciesService } from '@app/policies';
import { Injectable } from '@nestjs/common';
import type { CallRequest } from '../template/call-request';
import type { PlannedPolicyDto, PlannedRequestDto } from './dry-run.dto';

export interface PlannedCall {
  readonly request: PlannedRequestDto;
  readonly policy: PlannedPolicyDto;
}

/** Shows the request that would go to a connector, without its secret, and the policy it would go under. */
@Injectable()
export class PlannedCalls {
  constructor(
    private readonly connectors: ConnectorDirectory,
    private readonly policies: PoliciesService,
  ) {}

  /** Throws an Error in words when no call can be made. */
  async plan(
    scope: WorkspaceScope,
    connectorId: string,
    call: CallRequest,
    contentType?: string,
  ): Promise<PlannedCall> {
    const connector = await this.connectors.byId(scope, connectorId);
    if (!connector) throw new Error('The destination connector was deleted.');
    const type = connectorType(connector.type);
    const { settings } = connector;
    const baseUrl = baseUrlOf(type, settings);
    if (!baseUrl) throw new Error(`${connector.name} has no base URL to call.`);
    const auth = authOf(type, settings);
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries({ ...headersOf(type, settings), ...call.headers })) {
      headers[name.toLowerCase()] = value;
    }
    if (contentType !== undefined) headers['content-type'] = contentType;
    if (connector.secretRefId !== null && auth.scheme !== 'none') {
      headers[auth.scheme === 'header' && auth.header !== undefined ? auth.header.toLowerCase() : 'authorization'] =
        REDACTED;
    }
    const { policyId, version } = await this.policies.effective(scope, connector.policyId);
    const name = policyId === null ? 'built-in' : (await this.policies.get(scope, policyId)).name;
    return {
      request: {
        method: call.method,
        url: callUrl(new URL(baseUrl), call.path).href,
        headers: redact(headers) as Record<string, string>,
      },
      policy: { id: policyId, name, version },
    };
  }
}
