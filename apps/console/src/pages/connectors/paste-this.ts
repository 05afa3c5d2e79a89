/** What to do at each provider, in its own words. `{url}` stands for the webhook URL, which is shown above. */
export const PASTE_THIS: Readonly<Record<string, readonly string[]>> = {
  github: [
    'Open the repository or organisation → Settings → Webhooks → Add webhook.',
    'Paste the URL into “Payload URL” and choose the content type application/json.',
    'Paste the same secret as here into “Secret”, choose the events, and add the webhook.',
    'GitHub sends a ping at once: it shows up under Webhooks.',
  ],
  stripe: [
    'In the Stripe dashboard open Developers → Webhooks → Add destination.',
    'Choose the events, then “Webhook endpoint”, and paste the URL into “Endpoint URL”.',
    'Reveal the signing secret (whsec_…) and keep it as this connector’s secret.',
  ],
  slack: [
    'Open api.slack.com/apps → your app → Event Subscriptions, and turn events on.',
    'Keep the “Signing Secret” of Basic Information as this connector’s secret first.',
    'Paste the URL into “Request URL”: Slack checks it at once.',
  ],
  shopify: [
    'In the admin open Settings → Notifications → Webhooks → Create webhook.',
    'Choose the event and JSON, and paste the URL.',
    'Keep the secret that is shown below the list as this connector’s secret.',
  ],
  gitlab: [
    'Open the project or group → Settings → Webhooks → Add new webhook.',
    'Paste the URL, and the same secret as here into “Secret token”.',
    'Choose the triggers, add the webhook, and press Test.',
  ],
  linear: [
    'Open Settings → API → New webhook.',
    'Paste the URL and choose the data change events.',
    'Keep the signing secret as this connector’s secret.',
  ],
  twilio: [
    'Open the phone number or messaging service in the Twilio console.',
    'Paste the URL where a message or call comes in, with HTTP POST.',
    'Keep the account’s auth token as this connector’s secret.',
  ],
  hubspot: [
    'Open your app in the HubSpot developer account → Webhooks.',
    'Paste the URL into “Target URL” and add subscriptions.',
    'Keep the app’s client secret as this connector’s secret.',
  ],
  discord: [
    'Open discord.com/developers → your app → General Information.',
    'Keep the public key as this connector’s secret first.',
    'Paste the URL into “Interactions Endpoint URL”: Discord checks it when you save.',
  ],
  attio: [
    'Open Workspace settings → Developers → your integration → Webhooks.',
    'Paste the URL into “Target URL” and choose the events.',
    'Keep the signing secret as this connector’s secret.',
  ],
  chatwoot: [
    'Open Settings → Integrations → Webhooks → Add new webhook.',
    'Paste the URL and choose the events.',
    'Keep the webhook’s secret as this connector’s secret.',
  ],
  svix: [
    'Open the app portal of the sender → Endpoints → Add endpoint.',
    'Paste the URL and choose the events.',
    'Keep the signing secret (whsec_…) as this connector’s secret.',
  ],
};

export const PASTE_ANYWHERE: readonly string[] = [
  'Open the settings of the sender where a webhook or callback URL is asked for.',
  'Paste the URL there, and the same secret as here where a signing secret is asked for.',
  'Let it send a test event: it shows up under Webhooks.',
];
