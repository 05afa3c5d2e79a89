// The page behind an invite link: shows who invites to what, makes the account, and goes on signed in.
const base = new URL('../..', location.href);
const token = location.pathname.split('/').pop();
const [invite, form, problem] = ['invite', 'form', 'problem'].map((id) => document.getElementById(id));

const ask = async (path, options) => {
  const response = await fetch(new URL(path, base), options);
  const body = await response.json();
  if (response.ok) return body;
  const fields = (body.errors ?? []).map(({ path, message }) => `${path} ${message}`);
  throw new Error([body.detail, ...fields].join('\n'));
};

const show = (error) => (problem.textContent = error.message);

try {
  const { workspaceName, inviterName, role } = await ask(`v1/invites/${token}`);
  const what = workspaceName ? `the workspace ${workspaceName} as ${role}` : 'this Signalbox as its operator';
  invite.textContent = inviterName ? `${inviterName} invites you to join ${what}.` : `Join ${what}.`;
  form.hidden = false;
} catch (error) {
  invite.textContent = 'This invite cannot be used. Ask whoever sent it for a new link.';
  show(error);
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  problem.textContent = '';
  try {
    await ask(`v1/invites/${token}/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(Object.fromEntries(new FormData(form))),
    });
    location.assign(new URL('docs', base));
  } catch (error) {
    show(error);
  }
});
