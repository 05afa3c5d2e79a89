/** Where Signalbox is served, also behind a path prefix. */
export const base = new URL(location.href.split('/console')[0] + '/');

/** Calls the API. Throws an Error whose message tells people what is wrong, with the problem's `code`. */
export async function ask(path, body) {
  const options = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(new URL(path, base), options);
  const answer = await response.json();
  if (response.ok) return answer;
  const fields = (answer.errors ?? []).map(({ path: field, message }) => `${field} ${message}`);
  throw Object.assign(new Error([answer.detail, ...fields].join('\n')), { code: answer.code });
}

/** Sends a form's fields to `handle` and shows what goes wrong. */
export function onSubmit(form, handle) {
  const problem = document.getElementById('problem');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.textContent = '';
    const fields = [...new FormData(form)].filter(([, value]) => value !== '');
    await handle(Object.fromEntries(fields)).catch((error) => (problem.textContent = error.message));
  });
}

/** Shows the link that signs in through the OpenID Connect provider, if there is one. */
export async function offerProvider(link, query) {
  const { enabled, label } = await ask('v1/auth/oidc');
  if (!enabled) return;
  link.href = new URL(`v1/auth/oidc/start?${new URLSearchParams(query)}`, base);
  link.textContent = `Go on with ${label}`;
  link.hidden = false;
}
