import { continueTrace, currentTrace, formatTraceparent, startTrace, traceIfAny, withTrace } from './trace-context';

/** The example of W3C Trace Context, section 3.2.3. */
const EXAMPLE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('trace context', () => {
  it.each([
    ['the example of the standard', EXAMPLE],
    ['one that is not sampled', `00-${TRACE_ID}-00f067aa0ba902b7-00`],
    ['a later version', `cc-${TRACE_ID}-00f067aa0ba902b7-01`],
    ['a later version that says more', `cc-${TRACE_ID}-00f067aa0ba902b7-01-what-the-future-holds`],
  ])('goes on with %s', (_what, header) => {
    const trace = startTrace(header);
    expect(trace.traceId).toBe(TRACE_ID);
    expect(trace.spanId).toMatch(/^[0-9a-f]{16}$/);
    expect(trace.spanId).not.toBe('00f067aa0ba902b7');
  });

  it.each([
    ['nothing', undefined],
    ['an empty header', ''],
    ['an unknown version', `ff-${TRACE_ID}-00f067aa0ba902b7-01`],
    ['a trace id of zeros', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`],
    ['a parent id of zeros', `00-${TRACE_ID}-${'0'.repeat(16)}-01`],
    ['upper case', `00-${TRACE_ID.toUpperCase()}-00F067AA0BA902B7-01`],
    ['a trace id that is too short', `00-${TRACE_ID.slice(1)}-00f067aa0ba902b7-01`],
    ['version 00 that says more', `${EXAMPLE}-more`],
    ['other text', 'select 1'],
    ['space around it', ` ${EXAMPLE} `],
  ])('begins a new trace for %s', (_what, header) => {
    const trace = startTrace(header);
    expect(trace.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(trace.traceId).not.toBe(TRACE_ID);
    expect(startTrace(header).traceId).not.toBe(trace.traceId);
  });

  it('hands itself on as the standard says', () => {
    expect(formatTraceparent({ traceId: TRACE_ID, spanId: '00f067aa0ba902b7' })).toBe(EXAMPLE);
    const next = startTrace(formatTraceparent(continueTrace(TRACE_ID)));
    expect(next.traceId).toBe(TRACE_ID);
  });

  it('is that of the work under way, also after waiting, and of no other', async () => {
    const seen = await Promise.all(
      ['a', 'b'].map((letter) =>
        withTrace({ traceId: letter.repeat(32), spanId: letter.repeat(16) }, async () => {
          await new Promise((resolve) => setImmediate(resolve));
          return currentTrace().traceId;
        }),
      ),
    );
    expect(seen).toEqual(['a'.repeat(32), 'b'.repeat(32)]);
    expect(traceIfAny()).toBeUndefined();
    expect(currentTrace().traceId).toMatch(/^[0-9a-f]{32}$/);
  });
});
