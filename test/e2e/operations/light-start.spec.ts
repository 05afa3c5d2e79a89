import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

/** Runs the script in a process that has started as the apps do, or has loaded `first`. @returns what it gives back */
function afterStart(script: string, first = join(root, 'dist/libs/boot/src/index.js')): unknown {
  const loaded = `const loaded = (part) => Object.keys(require.cache).some((file) => file.includes(part) && require.cache[file].children.length > 0);`;
  const text = `require(${JSON.stringify(first)}); ${loaded} (async () => { ${script} })().then((told) => console.log('told', JSON.stringify(told)));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', text], { cwd: root, encoding: 'utf8' });
  const told = /^told (.*)$/m.exec(stdout)?.[1];
  if (told === undefined) throw new Error(stderr);
  return JSON.parse(told);
}

describe('a process that starts light', () => {
  it('loads a part of a package when it is first used', () => {
    const script = `
      const { DataSource } = require('typeorm');
      const before = loaded('SapDriver');
      let error;
      try { new DataSource({ type: 'sap', host: '127.0.0.1' }); } catch (caught) { error = caught.message; }
      return { before, after: loaded('SapDriver'), error };`;
    expect(afterStart(script)).toEqual({
      before: false,
      after: true,
      error: expect.stringMatching(/SAP/i),
    });
  });

  it('has whole packages on first use, also when they are a function', () => {
    const script = `
      const [jsonata, { RE2JS }] = [require('jsonata'), require('re2js')];
      const sum = await jsonata('a + 1').evaluate({ a: 1 });
      return { sum, matches: RE2JS.compile('a+').matches('aaa') };`;
    expect(afterStart(script)).toEqual({ sum: 2, matches: true });
  });

  it('calls out through undici without its interfaces for browsers', () => {
    const script = `
      const { Agent } = require('undici');
      const server = require('node:http').createServer((_, answer) => answer.end('here')).listen(0, '127.0.0.1');
      await require('node:events').once(server, 'listening');
      const agent = new Agent();
      const { body } = await agent.request({ origin: 'http://127.0.0.1:' + server.address().port, path: '/', method: 'GET' });
      const text = await body.text();
      await agent.close();
      server.close();
      return { text, fetch: loaded('undici/lib/web/fetch/index') };`;
    expect(afterStart(script)).toEqual({ text: 'here', fetch: false });
  });

  it('checks texts with validators that are loaded when they are first used', () => {
    const script = `
      const { isEmail, isFQDN, isISO31661Alpha2 } = require('class-validator');
      const before = loaded('validator/lib/isEmail');
      const told = ['ada@example.com', 'ada'].map((text) => isEmail(text));
      return { before, told, name: isFQDN('example.com'), country: [isISO31661Alpha2('DE'), isISO31661Alpha2('XX')] };`;
    expect(afterStart(script)).toEqual({ before: false, told: [true, false], name: true, country: [true, false] });
  });

  it('validates what comes in by the same rules as with @nestjs/swagger, and does without it', () => {
    const script = `
      const { getMetadataStorage } = require('class-validator');
      const files = require('node:fs').globSync('dist/libs/**/*.dto.js').sort();
      const types = files.flatMap((file) => Object.values(require('./' + file))).filter((type) => type?.prototype);
      const rule = ({ propertyName, type, name, constraints, each }) => String([propertyName, type, name, constraints, each]);
      const rulesOf = (type) => getMetadataStorage().getTargetValidationMetadatas(type, '', true, false).map(rule);
      const rules = types.map((type) => [type.name, [...new Set(rulesOf(type))].sort()]);
      return { rules, docs: Boolean(require('@nestjs/swagger').SwaggerModule.createDocument) };`;
    const [light, whole] = [afterStart(script), afterStart(script, '@nestjs/swagger')] as {
      rules: unknown[];
      docs: boolean;
    }[];
    expect(light?.rules).toEqual(whole?.rules);
    expect(light?.rules.length).toBeGreaterThan(100);
    expect([light?.docs, whole?.docs]).toEqual([false, true]);
  });

  it('finds its code compiled by the build', () => {
    const script = `require('./dist/apps/api/src/compiled-code.js'); require('./dist/libs/boot/src/index.js');`;
    const env = { ...process.env, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' };
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { cwd: root, env, encoding: 'utf8' });
    expect(stdout + stderr).toMatch(/dist\/libs\/boot\/src\/light-start\.js was accepted/);
  });

  describe('where the build noted which file is which', () => {
    const main = JSON.stringify(join(root, 'dist/apps/api/src/main.js'));
    const script = (before: string) => `
      const { createRequire, default: Module } = await import('node:module');
      ${before}
      require('./dist/apps/api/src/compiled-code.js');
      const { forgetFiles } = require('./dist/apps/api/src/known-files.js');
      const look = Module._findPath;
      let looked = 0;
      Module._findPath = (...args) => { looked += 1; return look(...args); };
      const load = createRequire(${main});
      load('@fastify/cookie');
      const atFirst = looked;
      forgetFiles();
      load('@fastify/static');
      return { atFirst, later: looked - atFirst };`;

    it('looks for none, until it has started', () => {
      const { atFirst, later } = afterStart(script('')) as { atFirst: number; later: number };
      expect(atFirst).toBe(0);
      expect(later).toBeGreaterThan(0);
    });

    it('looks for all when Node.js or a package is another one since', () => {
      const since = `Object.defineProperty(process, 'version', { value: 'v99.0.0' });`;
      const { atFirst } = afterStart(script(since)) as { atFirst: number };
      expect(atFirst).toBeGreaterThan(0);
    });
  });

  it("leaves Nest's own logger a date", () => {
    const script = `
      const { ConsoleLogger } = require('@nestjs/common');
      return [new ConsoleLogger().getTimestamp(), new Intl.DateTimeFormat('en').format(0).length > 0];`;
    expect(afterStart(script)).toEqual([expect.stringMatching(/\d\d/), true]);
  });
});
