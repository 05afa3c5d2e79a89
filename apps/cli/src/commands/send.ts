import { readFileSync } from 'node:fs';
import { buffer as readAll } from 'node:stream/consumers';
import type { Command } from 'commander';
import { CliError } from '../cli-error';
import type { Commands, Run } from '../command';
import { EXIT } from '../exit-codes';
import { Api } from '../remote/api';
import { sampleBody, signatureHeaders, SIGNED_TYPES } from '../send/signed-event';

interface Options {
  readonly type: string;
  readonly body?: string;
}

interface Connector {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly ingestKey: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

interface Receipt {
  readonly id?: string;
  readonly traceId?: string;
  readonly duplicate?: boolean;
  readonly detail?: string;
  readonly code?: string;
}

/** `signalbox send`. */
export const send = (commands: Commands): Command =>
  commands.make<Options, [connector: string]>(
    'send',
    {
      summary: 'send a signed test event to a source, as its third party would',
      examples: [
        ['send GitHub --type issues', 'A small event, signed as GitHub signs.'],
        ['send GitHub --type push --body payload.json', 'The bytes of a file; - is standard input.'],
      ],
      notes:
        `Signs for: ${SIGNED_TYPES.join(', ')}.\n` +
        'Needs SIGNALBOX_URL, SIGNALBOX_API_KEY with connectors:read, and SIGNALBOX_WEBHOOK_SECRET: the secret that the\n' +
        'third party signs with. The api never tells a secret, so it cannot be looked up.',
    },
    async (run, { type, body }, name) => {
      const { env, terminal, signal } = run;
      const secret = env['SIGNALBOX_WEBHOOK_SECRET'];
      if (!secret) {
        const message = 'SIGNALBOX_WEBHOOK_SECRET is not set: the secret that the third party signs with.';
        throw new CliError(EXIT.usage, 'setting_missing', message);
      }
      const api = await Api.open(env, signal);
      const connector = await find(api, name);
      if (!SIGNED_TYPES.includes(connector.type)) {
        const message = `Events of ${connector.type} cannot be signed here; those of ${SIGNED_TYPES.join(', ')} can.`;
        throw new CliError(EXIT.usage, 'type_not_signed', message);
      }
      const bytes = body === undefined ? sampleBody(connector.type, type) : await bodyFrom(run, body);
      const headers = signatureHeaders(connector.type, { type, body: bytes, secret, settings: connector.settings });
      const answer = await api.deliver(connector.ingestKey, { 'content-type': 'application/json', ...headers }, bytes);
      const receipt = parsed(answer.text);
      if (answer.status !== 202) throw rejected(answer.status, receipt);
      terminal.result(
        { status: answer.status, ...receipt },
        `Accepted${receipt.duplicate ? ' as a duplicate' : ''}: ${receipt.id ?? ''}\nIts trace: ${receipt.traceId ?? ''}`,
      );
    },
    (command) =>
      command
        .argument('<connector>', 'name or id of the source')
        .option('--type <type>', 'what kind of event', 'issues')
        .option('--body <file>', 'the exact bytes to send; by default a small sample'),
  );

async function find(api: Api, nameOrId: string): Promise<Connector> {
  const [byName] = await api
    .newest<Connector>('/connectors', { name: nameOrId, limit: 200 })
    .then((found) => found.filter(({ name }) => name === nameOrId));
  if (byName) return byName;
  if (/^[0-9a-f-]{36}$/i.test(nameOrId)) return api.get<Connector>(`/connectors/${nameOrId}`);
  const known = await api.newest<Connector>('/connectors', { limit: 200 });
  const message = `There is no connector ${nameOrId} in this workspace.`;
  const fix = known.length > 0 ? `There are: ${known.map(({ name }) => name).join(', ')}` : 'Make one in the console.';
  throw new CliError(EXIT.notFound, 'connector_not_found', message, fix);
}

async function bodyFrom({ stdin }: Run, file: string): Promise<Buffer> {
  if (file === '-') return readAll(stdin);
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CliError(EXIT.usage, 'file_unreadable', `--body: ${(error as Error).message}`);
  }
}

function parsed(text: string): Receipt {
  try {
    return JSON.parse(text) as Receipt;
  } catch {
    return {};
  }
}

function rejected(status: number, { code, detail }: Receipt): CliError {
  const fix = status === 401 ? 'Is SIGNALBOX_WEBHOOK_SECRET the secret that this connector verifies with?' : undefined;
  const exitCode = status === 401 || status === 403 ? EXIT.refused : status >= 500 ? EXIT.unreachable : EXIT.failed;
  return new CliError(exitCode, code ?? `http_${status}`, detail ?? `The api answered ${status}.`, fix);
}
