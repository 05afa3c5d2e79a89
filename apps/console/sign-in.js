import { ask, base, offerProvider, onSubmit } from './api.js';

const [password, code, problem, oidc] = ['password', 'code', 'problem', 'oidc'].map((id) =>
  document.getElementById(id),
);
const query = new URLSearchParams(location.search);

/** Only a path of this site: a link to here must not lead people elsewhere. */
function next() {
  const wanted = query.get('returnTo') ?? '';
  const page = /^\/(?![/\\])/.test(wanted) && !/^\/console(\/|\/sign-in.*)?$/.test(wanted) ? wanted.slice(1) : 'docs';
  return new URL(page, base);
}

function askForCode() {
  password.hidden = true;
  oidc.hidden = true;
  code.hidden = false;
  code.elements.code.focus();
}

onSubmit(password, async (fields) => {
  const { secondFactorRequired } = await ask('v1/auth/login', fields);
  if (secondFactorRequired) askForCode();
  else location.assign(next());
});

onSubmit(code, async (fields) => {
  await ask('v1/auth/login/second-factor', fields);
  location.assign(next());
});

if (query.get('secondFactor') === 'required') askForCode();
else {
  const signedIn = await ask('v1/auth/me').catch(() => undefined);
  if (signedIn) location.assign(next());
  password.hidden = false;
  if (query.has('problem'))
    problem.textContent = `Signing in did not work: ${query.get('problem').replaceAll('_', ' ')}.`;
  await offerProvider(oidc, { returnTo: query.get('returnTo') ?? '/docs' });
}
