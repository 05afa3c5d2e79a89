import type { Schemas } from '../../api/client';

/** Whether webhooks of this connector are taken at all. */
export const takesWebhooks = (connector: Schemas['ConnectorDto'], type: Schemas['ConnectorTypeDto'] | undefined) =>
  connector.type === 'http' ? 'verification' in connector.settings : Boolean(type?.takesWebhooks);
