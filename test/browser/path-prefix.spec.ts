import { OPERATOR } from '@app/testing';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConsoleUnderTest } from './console-under-test';

jest.setTimeout(60_000);

describe('the console behind a proxy that adds a path prefix', () => {
  let console: ConsoleUnderTest;
  let proxy: Server;

  beforeAll(async () => {
    console = await ConsoleUnderTest.start();
    const { hostname, port } = new URL(console.url);
    proxy = createServer((incoming, outgoing) => {
      const { method, headers, url = '' } = incoming;
      const path = url.replace(/^\/tools\/signalbox/, '');
      const passed = request({ hostname, port, path, method, headers }, (answer) => {
        answer.pipe(outgoing.writeHead(answer.statusCode ?? 502, answer.headers));
      });
      incoming.pipe(passed);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  });

  afterAll(async () => {
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
    await console.stop();
  });

  it('loads its files, calls the API and keeps its links below the prefix', async () => {
    const base = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/tools/signalbox/console/`;
    const page = await console.visitor();
    await page.goto(`${base}account`);
    await page.getByLabel('E-mail').fill(OPERATOR.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(OPERATOR.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'Account and security' }).waitFor();
    expect(page.url()).toBe(`${base}account`);
    await page.goto(`${base}w/none/jobs/1`);
    await page.getByRole('link', { name: 'Your workspaces' }).click();
    await page.getByRole('heading', { name: 'Workspaces' }).waitFor();
    expect(page.url()).toBe(`${base}workspaces`);
    await page.getByRole('link', { name: 'API docs' }).click();
    await page.getByText('You are in no workspace yet.').waitFor();
    await page.getByText('Policies', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Console' }).click();
    await page.getByRole('heading', { name: 'Workspaces' }).waitFor();
    expect(console.complaints).toEqual([]);
  });
});
