import { ask, base, offerProvider, onSubmit } from './api.js';

const ids = ['invite', 'join', 'accept', 'code', 'problem', 'oidc'];
const [invite, join, accept, code, problem, oidc] = ids.map((id) => document.getElementById(id));
const token = location.pathname.split('/').pop();

onSubmit(join, async () => {
  await ask(`v1/invites/${token}/join`, {});
  location.assign(new URL('docs', base));
});

onSubmit(accept, async (fields) => {
  try {
    await ask(`v1/invites/${token}/accept`, fields);
    location.assign(new URL('docs', base));
  } catch (error) {
    if (error.code === 'code_required') code.hidden = false;
    throw error;
  }
});

try {
  const { workspaceName, inviterName, role } = await ask(`v1/invites/${token}`);
  const what = workspaceName ? `the workspace ${workspaceName} as ${role}` : 'this Signalbox as its operator';
  invite.textContent = inviterName ? `${inviterName} invites you to join ${what}.` : `Join ${what}.`;
  const me = await ask('v1/auth/me').catch(() => undefined);
  if (me) {
    join.querySelector('button').textContent = `Join as ${me.user.email}`;
    join.hidden = false;
  } else {
    accept.hidden = false;
    await offerProvider(oidc, { invite: token });
  }
} catch (error) {
  invite.textContent = 'This invite cannot be used. Ask whoever sent it for a new link.';
  problem.textContent = error.message;
}
