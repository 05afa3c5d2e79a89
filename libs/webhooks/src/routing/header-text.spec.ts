import { toRequestHeaders } from '@app/egress';
import fc from 'fast-check';
import { headerText } from './header-text';

describe('headerText', () => {
  it.each([
    ['72d3162e-cc78-11e3-81ab-4c9367dc0958', '72d3162e-cc78-11e3-81ab-4c9367dc0958'],
    ['pull_request.opened', 'pull_request.opened'],
    ["sha256:abc/+=!'()*", "sha256:abc/+=!'()*"],
    ['a b', 'a%20b'],
    ['100%', '100%25'],
    ['"a"', '%22a%22'],
    ['naïve', 'na%C3%AFve'],
    ['注文', '%E6%B3%A8%E6%96%87'],
    ['a\r\nHost: internal', 'a%0D%0AHost:%20internal'],
    ['\0', '%00'],
    ['\u010a', '%C4%8A'],
    ['🔔', '%F0%9F%94%94'],
    ['half \ud83d', 'half%20%EF%BF%BD'],
  ])('writes %j as %s', (text, header) => {
    expect(headerText(text)).toBe(header);
  });

  it('makes of every text a value that the client sends and the receiver can decode', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const header = headerText(text);
        expect(toRequestHeaders({ 'x-id': header }, '')).toContain(header);
        expect(decodeURIComponent(header)).toBe(text.toWellFormed());
      }),
      { seed: 8, numRuns: 1_000 },
    );
  });
});
