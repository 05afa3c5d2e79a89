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
await fillIn();

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
  const answer = await fetch(new URL('v1/workspaces?limit=200', site), {
    headers: key ? { authorization: `Bearer ${key}` } : {},
    credentials: key ? 'omit' : 'same-origin',
  });
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
  for (const operation of Object.values(spec.paths).flatMap((path) => Object.values(path))) {
    const parameter = operation.parameters?.find(({ name }) => name === 'workspaceId');
    if (parameter) parameter.example = workspace.id;
  }
  ui.specActions.updateSpec(JSON.stringify(spec));
}
