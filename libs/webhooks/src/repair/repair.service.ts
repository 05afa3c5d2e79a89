import { ConnectorDirectory, connectorType } from '@app/connectors';
import { type FieldError, InvalidInput, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { WebhookOrderDto } from '../orders/order.dto';
import { WebhookOrders } from '../orders/webhook-orders';
import { type RepairDto } from './repair.dto';
import { repairWebhooks } from './repair-webhooks.job';

/** Takes orders to pull in what never arrived. */
@Injectable()
export class RepairService {
  constructor(
    private readonly connectors: ConnectorDirectory,
    private readonly orders: WebhookOrders,
  ) {}

  /** Throws {@link InvalidInput} for a connector whose provider does not tell what it sent. */
  async order(scope: WorkspaceScope, wanted: RepairDto): Promise<WebhookOrderDto> {
    const { connectorId, repository, organization } = wanted;
    const problems: FieldError[] = [];
    if ((repository === undefined) === (organization === undefined)) {
      problems.push({ path: 'repository', message: 'give either repository or organization' });
    }
    const connector = await this.connectors.byId(scope, connectorId);
    if (!connector) {
      problems.push({ path: 'connectorId', message: 'is not the id of a connector of this workspace' });
    } else if (connectorType(connector.type).verification !== 'github') {
      problems.push({ path: 'connectorId', message: 'is no GitHub connector: only GitHub tells what it sent' });
    } else if (connector.secretRefId === null) {
      problems.push({ path: 'connectorId', message: 'has no secret to sign in to the API with: give it a secret ref' });
    }
    if (problems.length > 0) throw new InvalidInput(problems);
    return this.orders.give(scope, repairWebhooks, wanted);
  }
}
