import { Copy } from './copy';
import classes from './code-block.module.css';

/** Text as it is, or JSON laid out, with a button that copies it. */
export function CodeBlock({ text, what, max = 460 }: { text: string; what: string; max?: number }) {
  return (
    <div className={classes.block}>
      <div className={classes.copy}>
        <Copy text={text} what={what} />
      </div>
      <pre className={classes.pre} style={{ maxHeight: max }} tabIndex={0} aria-label={what} role="region">
        {coloured(text)}
      </pre>
    </div>
  );
}

export const pretty = (value: unknown) => JSON.stringify(value, null, 2) ?? '';

/** JSON laid out; text that is none, as it is. */
export function prettyText(text: string): string {
  try {
    return pretty(JSON.parse(text));
  } catch {
    return text;
  }
}

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/** Colours for a text of megabytes would freeze the page. */
const MOST_COLOURED = 60_000;

function coloured(text: string) {
  if (text.length > MOST_COLOURED || !/^\s*[[{]/.test(text)) return text;
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > end) parts.push(text.slice(end, match.index));
    const kind = match[2] !== undefined ? 'key' : match[1] !== undefined ? 'text' : 'literal';
    parts.push(
      <span key={match.index} className={classes[kind]}>
        {match[1] ?? match[0]}
      </span>,
      match[2] ?? '',
    );
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}
