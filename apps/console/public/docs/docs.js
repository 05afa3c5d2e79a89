// The page of the API's documentation: Swagger UI, in the colours of the console, with what each operation asks of its
// caller, and with the reader's own workspace filled in.
const site = new URL('..', location.href);

const scheme = localStorage.getItem('mantine-color-scheme-value');
const dark = matchMedia('(prefers-color-scheme: dark)');
const paint = () =>
  document.documentElement.classList.toggle('dark-mode', scheme === 'dark' || (scheme !== 'light' && dark.matches));
dark.addEventListener('change', paint);
paint();

const spec = await (await fetch(new URL('openapi.json', site))).json();
// Behind a proxy that adds a prefix the API is below it, too.
spec.servers = [{ url: site.href.replace(/\/$/, '') }];

const ui = globalThis.SwaggerUIBundle({
  spec,
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
  syntaxHighlight: { activated: true, theme: 'agate' },
  // A key stays on this page and is gone with it.
  persistAuthorization: false,
  presets: [globalThis.SwaggerUIBundle.presets.apis],
  plugins: [accessOfOperations, authorisedReader],
  layout: 'BaseLayout',
});

/** Beside each operation: the permission that it needs. */
function accessOfOperations() {
  const wordsOf = (access) => access?.get('permission') ?? (access?.get('kind') === 'public' ? 'public' : 'signed in');
  return {
    wrapComponents: {
      OperationSummaryPath:
        (Path, { React, specSelectors }) =>
        (props) => {
          const access = specSelectors.specJson().getIn([...props.specPath, 'x-access']);
          const badge = React.createElement('span', { className: 'access', title: 'What it needs' }, wordsOf(access));
          return React.createElement(React.Fragment, null, React.createElement(Path, props), badge);
        },
    },
  };
}

/** Whoever authorises with a key works in the workspace of the key from then on. */
function authorisedReader() {
  const authorize = (original) => (given) => {
    void fillIn(given.apiKey?.value);
    return original(given);
  };
  return { statePlugins: { auth: { wrapActions: { authorize } } } };
}

/** Puts the reader's workspace into every path, so that examples can be sent as they are. */
async function fillIn(key) {
  const who = document.getElementById('who');
  const answer = await get('v1/workspaces?limit=200', key);
  if (!answer.ok) {
    who.textContent = key
      ? 'This API key is not valid here.'
      : 'Sign in to the console, or press Authorize with an API key: then examples can be sent.';
    return;
  }
  const { items } = await answer.json();
  const workspace = items.find(({ slug }) => slug === localStorage.getItem('signalbox.workspace')) ?? items[0];
  who.textContent = workspace ? `Examples use the workspace ${workspace.name}.` : 'You are in no workspace yet.';
  if (!workspace) return;
  fillInIds(workspace.id, await firstOfEach(workspace.id, key));
  ui.specActions.updateSpec(JSON.stringify(spec));
}

/** Something of every kind that others refer to, where the workspace has it and the reader may see it. */
async function firstOfEach(workspaceId, key) {
  const kinds = ['connectors', 'secret-refs', 'policies', 'routes', 'jobs', 'webhooks/inbox', 'schedules'];
  const lists = kinds.map(async (kind) => {
    const answer = await get(`v1/workspaces/${workspaceId}/${kind}?limit=20`, key);
    return [kind, answer.ok ? (await answer.json()).items : []];
  });
  return Object.fromEntries(await Promise.all(lists));
}

function fillInIds(workspaceId, { connectors, policies, routes, ...others }) {
  const destination = connectors.find(({ settings }) => settings.baseUrl) ?? connectors[0];
  const fields = {
    connectorId: destination?.id,
    destinationConnectorId: destination?.id,
    sourceConnectorId: routes[0]?.sourceConnectorId ?? connectors[0]?.id,
    secretRefId: others['secret-refs'][0]?.id,
    webhookSecretRefId: others['secret-refs'][0]?.id,
    policyId: policies[0]?.id,
    routeId: routes[0]?.id,
    toRouteId: routes[0]?.id,
    inboxId: others['webhooks/inbox'][0]?.id,
  };
  const lists = { connectors, policies, routes, ...others };
  for (const [path, operations] of Object.entries(spec.paths)) {
    const kind = /\{workspaceId\}\/([\w/-]+)\/\{id\}/.exec(path)?.[1];
    for (const { parameters = [], requestBody } of Object.values(operations)) {
      for (const parameter of parameters) {
        if (parameter.name === 'workspaceId') parameter.example = workspaceId;
        if (parameter.name === 'id' && kind) parameter.example = lists[kind]?.[0]?.id;
      }
      fillInObject(requestBody?.content?.['application/json']?.example, fields);
    }
  }
  for (const { properties = {} } of Object.values(spec.components.schemas)) {
    for (const [name, schema] of Object.entries(properties)) if (fields[name]) schema.example = fields[name];
  }
}

function fillInObject(value, fields) {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (fields[name]) value[name] = fields[name];
    else fillInObject(inner, fields);
  }
}

const get = (path, key) =>
  fetch(new URL(path, site), {
    headers: key ? { authorization: `Bearer ${key}` } : {},
    credentials: key ? 'omit' : 'same-origin',
  });

await fillIn();
