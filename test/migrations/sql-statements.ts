/** A statement with the comments that stand before and in it. */
export interface SqlStatement {
  /** Without comments, small letters, one space between words; bodies in dollar quotes are left out. */
  readonly text: string;
  readonly comments: string;
  /** What is in dollar quotes, in small letters. */
  readonly body: string;
}

const TOKEN = /--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|'(?:[^']|'')*'|"(?:[^"]|"")*"|;|[^-/$'";]+|[\s\S]/g;

/** Splits SQL at its semicolons: those in texts, comments and bodies are none. Source: PostgreSQL, "Lexical structure". */
export function sqlStatements(sql: string): SqlStatement[] {
  const statements: SqlStatement[] = [];
  let [text, comments, body] = ['', '', ''];
  const end = () => {
    const trimmed = text.replace(/\s+/g, ' ').trim().toLowerCase();
    if (trimmed !== '') statements.push({ text: trimmed, comments: comments.trim(), body: body.toLowerCase() });
    [text, comments, body] = ['', '', ''];
  };
  for (const [token] of sql.matchAll(TOKEN)) {
    if (token === ';') end();
    else if (token.startsWith('--') || token.startsWith('/*'))
      comments += `${token.replace(/^--|^\/\*|\*\/$/g, '').trim()}\n`;
    else if (/^\$\w*\$[\s\S]/.test(token)) body += token;
    else text += token;
  }
  end();
  return statements;
}
