import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** An answer whose body is read at the test's pace, unlike supertest's. */
export interface Download {
  readonly answer: IncomingMessage;
  /** Reads what is left and counts its lines, without keeping it. Rejects when the answer ends early. */
  countLines(): Promise<number>;
  /** Goes away in the middle of it. */
  leave(): void;
}

export const urlOf = (app: NestFastifyApplication) =>
  `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;

/** Starts a download and reads nothing of it yet. */
export async function startDownload(url: string, key: string): Promise<Download> {
  const request = get(url, { headers: { authorization: `Bearer ${key}` }, agent: false });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  return {
    answer,
    countLines: async () => {
      let lines = 0;
      for await (const chunk of answer as AsyncIterable<Buffer>) {
        for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
      }
      return lines;
    },
    leave: () => answer.destroy(),
  };
}
