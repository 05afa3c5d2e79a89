import { connect, type Socket } from 'node:net';
import { deliveryId, type RequestTemplate, type Target } from './target.mts';

/**
 * One keep-alive connection with one request under way at a time. A raw socket, and one buffer per connection in which
 * only the delivery's id changes: an HTTP client such as autocannon costs as much CPU per request as the server that is
 * measured, and both share the machine.
 */
export class Connection {
  readonly #socket: Socket;
  readonly #template: RequestTemplate;
  readonly #request: Buffer;
  #answered: { resolve: (status: number) => void; reject: (error: Error) => void } | undefined;
  #received: Buffer | undefined;

  private constructor(socket: Socket, template: RequestTemplate) {
    this.#socket = socket;
    this.#template = template;
    this.#request = Buffer.from(template.bytes);
    socket.setNoDelay(true);
    socket.on('data', (bytes) => this.#read(bytes));
    socket.on('error', (error) => this.#answered?.reject(error));
    socket.on('close', () => this.#answered?.reject(new Error('The server closed the connection.')));
  }

  static open({ host, port }: Target, template: RequestTemplate): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, host).once('error', reject);
      socket.once('connect', () => resolve(new Connection(socket, template)));
    });
  }

  /** Sends the nth delivery. @returns the status of the answer */
  post(nth: number): Promise<number> {
    this.#request.write(deliveryId(this.#template, nth), this.#template.idAt, 'latin1');
    this.#socket.write(this.#request);
    return new Promise((resolve, reject) => (this.#answered = { resolve, reject }));
  }

  close(): void {
    this.#answered = undefined;
    this.#socket.destroy();
  }

  #read(bytes: Buffer): void {
    const answer = this.#received ? Buffer.concat([this.#received, bytes]) : bytes;
    const headEnd = answer.indexOf('\r\n\r\n');
    const head = headEnd < 0 ? '' : answer.toString('latin1', 0, headEnd);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    const complete = headEnd >= 0 && answer.length >= headEnd + 4 + length;
    this.#received = complete ? undefined : answer;
    if (complete) this.#answered?.resolve(Number(head.slice(9, 12)));
  }
}
