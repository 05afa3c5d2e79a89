import { readFileSync } from 'node:fs';
import { createContext, Script, type Context } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';

/*
 * Runs in a thread of its own: it imports nothing but Node, so that it starts from the source as well. Expressions are
 * evaluated in a context that has no way to the process and cannot make code from text, one for each workspace.
 */

interface Asked {
  readonly id: number;
  readonly workspaceId: string;
  readonly expression: string;
  /** JSON of the input, and of the variables by their names. */
  readonly input: string;
  readonly variables: string;
}

type Evaluate = (expression: string, input: string, variables: string) => Promise<string | undefined>;

const { jsonata, mostWorkspaces } = workerData as { jsonata: string; mostWorkspaces: number };
const library = new Script(readFileSync(jsonata, 'utf8'), { filename: 'jsonata.js' });

/**
 * Most elements of a list and characters of a text that one step of an expression may make. A thread is ended when its
 * memory is used up, but one step that takes very much of it at once would end the whole process.
 */
const MOST_ELEMENTS = 250_000;
const MOST_CHARACTERS = 4_000_000;

/** What comes in and goes out is text: no object of this thread is ever seen in there, not even `btoa`. */
const evaluator = new Script(
  `(() => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    window.btoa = (bytes) => {
      let bits = '';
      for (const byte of bytes) bits += byte.charCodeAt(0).toString(2).padStart(8, '0').slice(-8);
      const text = (bits.match(/.{1,6}/g) ?? []).map((six) => letters[parseInt(six.padEnd(6, '0'), 2)]).join('');
      return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
    };
    window.atob = (text) => {
      let bits = '';
      for (const letter of text) if (letters.includes(letter)) bits += letters.indexOf(letter).toString(2).padStart(6, '0');
      return (bits.match(/.{8}/g) ?? []).map((byte) => String.fromCharCode(parseInt(byte, 2))).join('');
    };
    const bound = (_expression, _input, _environment, made) => {
      if (Array.isArray(made) && made.length > ${MOST_ELEMENTS}) {
        throw { message: 'a list has more than ${MOST_ELEMENTS} elements' };
      }
      if (typeof made === 'string' && made.length > ${MOST_CHARACTERS}) {
        throw { message: 'a text has more than ${MOST_CHARACTERS} characters' };
      }
    };
    const compiled = new Map();
    return async (expression, input, variables) => {
      let query = compiled.get(expression);
      if (!query) {
        if (compiled.size >= 50) compiled.clear();
        compiled.set(expression, (query = jsonata(expression)));
        query.assign(Symbol.for('jsonata.__evaluate_exit'), bound);
      }
      return JSON.stringify(await query.evaluate(JSON.parse(input), JSON.parse(variables)));
    };
  })()`,
  { filename: 'evaluator.js' },
);

const kept = new Map<string, Evaluate>();

function evaluatorOf(workspaceId: string): Evaluate {
  let evaluate = kept.get(workspaceId);
  if (!evaluate) {
    const context: Context = createContext(Object.create(null) as Context, {
      codeGeneration: { strings: false, wasm: false },
    });
    new Script('var window = this').runInContext(context);
    library.runInContext(context);
    evaluate = evaluator.runInContext(context) as Evaluate;
    if (kept.size >= mostWorkspaces) kept.delete(kept.keys().next().value ?? '');
    kept.set(workspaceId, evaluate);
  }
  return evaluate;
}

parentPort?.on('message', ({ id, workspaceId, expression, input, variables }: Asked) => {
  const answer = (result: object) => parentPort?.postMessage({ id, ...result });
  Promise.resolve()
    .then(() => evaluatorOf(workspaceId)(expression, input, variables))
    .then(
      (output) => answer({ output }),
      (error: unknown) => answer({ problem: problemOf(error) }),
    );
});

parentPort?.postMessage('ready');

/** JSONata's errors are plain objects: a code, a message and the place. */
function problemOf(error: unknown): string {
  const { code, message, position } = (error ?? {}) as { code?: unknown; message?: unknown; position?: unknown };
  const text = typeof message === 'string' ? message : 'the expression failed';
  const place = typeof position === 'number' ? ` at character ${position}` : '';
  return `${typeof code === 'string' ? `${code}: ` : ''}${text}${place}`.slice(0, 500);
}
