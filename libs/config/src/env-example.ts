import { environment } from './environment';

const text = (value: unknown) => (Array.isArray(value) ? value.join(',') : String((value as string | undefined) ?? ''));

/** The text of `.env.example`: every setting with its explanation, optional ones commented out at their default. */
export function renderEnvExample(): string {
  const blocks = Object.entries(environment).map(([name, validator]) => {
    const spec = validator as { desc?: string; example?: string; default?: unknown; choices?: readonly unknown[] };
    const choices = spec.choices ? ` One of: ${spec.choices.join(', ')}.` : '';
    const required = !('default' in spec);
    const value = required ? (spec.example ?? '') : text(spec.default);
    return `# ${spec.desc}${choices}\n${required ? '' : '# '}${name}=${value}\n`;
  });
  return `# Made from libs/config/src/environment.ts by \`npm run generate\`. Lines without # are required.\n\n${blocks.join('\n')}`;
}
