import { useConnectors } from '../../app/connector-names';
import { useCatalogue } from './catalogue';

/** The connectors that take webhooks and have the secret that proves them. */
export function useSources() {
  const { connectors } = useConnectors();
  const { types } = useCatalogue();
  const verifies = new Set(types.filter(({ verification }) => verification).map(({ type }) => type));
  return connectors.filter(
    ({ type, settings, secretRefId, webhookSecretRefId }) =>
      verifies.has(type) &&
      (type !== 'http' || 'verification' in settings) &&
      (webhookSecretRefId ?? secretRefId) !== null,
  );
}
