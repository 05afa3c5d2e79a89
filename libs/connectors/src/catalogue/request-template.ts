import { REQUEST_VALUES } from './auth-scheme';

/** What is wrong with the template of what a call signs, in words that follow its name; nothing for a good one. */
export function requestTemplateProblem(template: string): string | undefined {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const unknown = names.find((name) => !(REQUEST_VALUES as readonly string[]).includes(name));
  if (unknown !== undefined) {
    const known = REQUEST_VALUES.map((name) => `{${name}}`).join(', ');
    return `has {${unknown}}, but only ${known} stand for something`;
  }
  return names.includes('body') ? undefined : 'must have {body}: what is not signed can be changed on the way';
}
