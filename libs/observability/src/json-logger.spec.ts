import { JsonLogger } from './json-logger';
import { startTrace, withTrace } from './trace-context';

function logger(level = 'trace') {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>);
  return { log: new JsonLogger('api', level, { write }), lines };
}

describe('the JSON logger', () => {
  it('writes one line with level, time, app and context', () => {
    const { log, lines } = logger();
    log.log('it works', 'Tests');
    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-.*Z$/),
        app: 'api',
        pid: process.pid,
        context: 'Tests',
        msg: 'it works',
      },
    ]);
  });

  it.each([
    ['log', 'info'],
    ['warn', 'warn'],
    ['error', 'error'],
    ['debug', 'debug'],
    ['verbose', 'trace'],
    ['fatal', 'fatal'],
  ] as const)('%s is the level %s', (method, level) => {
    const { log, lines } = logger();
    log[method]('x');
    expect(lines[0]?.level).toBe(level);
  });

  it('tells of each route that Nest makes to those who ask for details', () => {
    const [usual, detailed] = [logger('info'), logger('debug')];
    for (const { log } of [usual, detailed]) log.log('Mapped {/v1/jobs, GET} route', 'RouterExplorer');
    expect(usual.lines).toEqual([]);
    expect(detailed.lines).toMatchObject([{ level: 'debug', msg: 'Mapped {/v1/jobs, GET} route' }]);
  });

  it('leaves out what is below its level', () => {
    const { log, lines } = logger('warn');
    log.log('x');
    log.debug('x');
    log.warn('y');
    expect(lines.map(({ msg }) => msg)).toEqual(['y']);
  });

  it('carries the ids of the trace under way, and none outside of one', () => {
    const { log, lines } = logger();
    const trace = startTrace(undefined, 'request-1');
    withTrace(trace, () => log.log('inside'));
    log.log('outside');
    expect(lines[0]).toMatchObject({ traceId: trace.traceId, spanId: trace.spanId, requestId: 'request-1' });
    expect(lines[1]).not.toHaveProperty('traceId');
  });

  it('tells an error with its code and its causes', () => {
    const { log, lines } = logger();
    const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    log.warn('could not claim', { error: new Error('away', { cause }), lane: 'high' }, 'Lane');
    expect(lines[0]).toMatchObject({
      context: 'Lane',
      lane: 'high',
      error: {
        message: 'away',
        stack: expect.stringContaining('away'),
        cause: { message: 'refused', code: 'ECONNREFUSED' },
      },
    });
    log.error(new TypeError('broken'), 'a stack', 'Http');
    expect(lines[1]).toMatchObject({ msg: 'broken', context: 'Http', error: { name: 'TypeError', message: 'broken' } });
  });

  describe('shows no secret', () => {
    const secret = `whsec_${'aB3'.repeat(10)}`;

    it('by its name', () => {
      const { log, lines } = logger();
      log.log('signed in', { password: 'hunter2', headers: { authorization: 'x', accept: 'y' } }, 'Auth');
      expect(lines[0]).toMatchObject({ password: '[redacted]', headers: { authorization: '[redacted]', accept: 'y' } });
    });

    it.each([
      ['the message', (log: JsonLogger) => log.log(`the secret is ${secret}`)],
      ['an object for a message', (log: JsonLogger) => log.log({ text: secret })],
      ['a detail', (log: JsonLogger) => log.log('x', { deep: [{ text: secret }] }, 'Context')],
      ['an error for a message', (log: JsonLogger) => log.error(new Error(`bad ${secret}`))],
      [
        'an error among the details',
        (log: JsonLogger) => log.error('x', { error: new Error(`bad ${secret}`) }, 'Context'),
      ],
      [
        'the cause of an error',
        (log: JsonLogger) => log.error('x', { error: new Error('x', { cause: new Error(secret) }) }, 'C'),
      ],
      ['a stack', (log: JsonLogger) => log.error('x', `Error: ${secret}\n    at here`, 'Context')],
    ])('by its shape in %s', (_where, write) => {
      const { log, lines } = logger();
      write(log);
      expect(JSON.stringify(lines)).not.toContain(secret);
      expect(JSON.stringify(lines)).toContain('[redacted]');
    });
  });
});
