import { useConnectors } from '../../app/connector-names';
import { useCatalogue } from './catalogue';
import { takesWebhooks } from './takes-webhooks';

/** The connectors that take webhooks and have the secret that proves them. */
export function useSources() {
  const { connectors } = useConnectors();
  const { types } = useCatalogue();
  return connectors.filter((connector) => {
    const type = types.find(({ type: name }) => name === connector.type);
    return takesWebhooks(connector, type) && (connector.webhookSecretRefId ?? connector.secretRefId) !== null;
  });
}
