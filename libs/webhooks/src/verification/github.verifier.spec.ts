import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { githubVerifier } from './github.verifier';
import type { SignedRequest } from './verifier';

const SECRET = "It's a Secret to Everybody";
/** GitHub Docs, "Validating webhook deliveries": the published test values. */
const PUBLISHED = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';

function request(change: Partial<SignedRequest> = {}, headers: Record<string, string | string[] | undefined> = {}) {
  return {
    headers: {
      'x-hub-signature-256': PUBLISHED,
      'x-github-delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
      'x-github-event': 'issues',
      ...headers,
    } as SignedRequest['headers'],
    body: Buffer.from('Hello, World!'),
    secrets: [SECRET],
    settings: {},
    url: 'https://signalbox.example/hooks/key',
    search: '',
    now: new Date(),
    ...change,
  };
}

const verify = (...args: Parameters<typeof request>) => githubVerifier.verify(request(...args));
const rejection = (reason: string) => ({ valid: false, reason });

describe('the GitHub verifier', () => {
  it('accepts the published vector, with the delivery as id and the event as type', () => {
    expect(verify()).toEqual({
      valid: true,
      events: [{ eventId: '72d3162e-cc78-11e3-81ab-4c9367dc0958', eventType: 'issues' }],
    });
  });

  it('accepts upper-case hex', () => {
    const signature = `sha256=${PUBLISHED.slice(7).toUpperCase()}`;
    expect(verify({}, { 'x-hub-signature-256': signature })).toMatchObject({ valid: true });
  });

  it('accepts an event without a type', () => {
    expect(verify({}, { 'x-github-event': undefined })).toMatchObject({
      valid: true,
      events: [{ eventType: undefined }],
    });
  });

  it('accepts the old and the new secret while they overlap, and the old one no longer', () => {
    expect(verify({ secrets: ['new', SECRET] })).toMatchObject({ valid: true });
    expect(verify({ secrets: [SECRET, 'old'] })).toMatchObject({ valid: true });
    expect(verify({ secrets: ['new'] })).toEqual(rejection('signature_mismatch'));
  });

  it.each([
    ['missing', undefined, 'signature_missing'],
    ['empty', '', 'signature_missing'],
    ['given twice', [PUBLISHED, PUBLISHED], 'signature_missing'],
    ['given twice, as Node joins it', `${PUBLISHED}, ${PUBLISHED}`, 'signature_malformed'],
    ['without its prefix', PUBLISHED.slice(7), 'signature_malformed'],
    ['with an upper-case prefix', PUBLISHED.replace('sha256', 'SHA256'), 'signature_malformed'],
    ['of SHA-1', 'sha1=8a3d1a7d6f8b1f2c3d4e5f60718293a4b5c6d7e8', 'signature_malformed'],
    ['with a letter that is no hex', PUBLISHED.replace('757', '75x'), 'signature_malformed'],
    ['with an odd number of digits', PUBLISHED.slice(0, -1), 'signature_malformed'],
    ['with space behind it', `${PUBLISHED} `, 'signature_malformed'],
    ['with nothing behind the prefix', 'sha256=', 'signature_malformed'],
    ['one byte short', PUBLISHED.slice(0, -2), 'signature_mismatch'],
    ['of something else', PUBLISHED.replace('757', '758'), 'signature_mismatch'],
  ])('refuses a signature that is %s', (_, signature, reason) => {
    expect(verify({}, { 'x-hub-signature-256': signature })).toEqual(rejection(reason));
  });

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['given twice', ['1', '2']],
  ])('refuses a delivery id that is %s, but only of who knows the secret', (_, id) => {
    expect(verify({}, { 'x-github-delivery': id })).toEqual(rejection('event_id_missing'));
    const forged = { 'x-github-delivery': id, 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` };
    expect(verify({}, forged)).toEqual(rejection('signature_mismatch'));
  });

  it('refuses everything without a secret, also what is signed with an empty one', () => {
    const body = Buffer.from('x');
    const signed = { 'x-hub-signature-256': `sha256=${createHmac('sha256', '').update(body).digest('hex')}` };
    expect(verify({ secrets: [], body }, signed)).toEqual(rejection('secret_missing'));
    expect(verify({ secrets: [''], body }, signed)).toEqual(rejection('secret_missing'));
    expect(verify({ secrets: ['', SECRET], body }, signed)).toEqual(rejection('signature_mismatch'));
  });

  it('looks at the exact bytes: the same JSON in another spelling is another body', () => {
    const sign = (text: string) => `sha256=${createHmac('sha256', SECRET).update(text).digest('hex')}`;
    const headers = { 'x-hub-signature-256': sign('{"a":1}') };
    expect(verify({ body: Buffer.from('{"a":1}') }, headers)).toMatchObject({ valid: true });
    expect(verify({ body: Buffer.from('{"a": 1}') }, headers)).toEqual(rejection('signature_mismatch'));
  });

  it("accepts what GitHub's own library signs, and that library accepts the same", async () => {
    const octokit = await import('@octokit/webhooks-methods');
    // The library takes texts; without half characters UTF-8 carries them unchanged.
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).filter((value) => value.isWellFormed());
    await fc.assert(
      fc.asyncProperty(text, text, async (secret, body) => {
        const signature = await octokit.sign(secret, body);
        const headers = { 'x-hub-signature-256': signature };
        expect(verify({ secrets: [secret], body: Buffer.from(body) }, headers)).toMatchObject({ valid: true });
        expect(await octokit.verify(secret, body, signature)).toBe(true);
        const other = { secrets: [secret], body: Buffer.from(`${body}.`) };
        expect(verify(other, headers)).toEqual(rejection('signature_mismatch'));
        expect(await octokit.verify(secret, `${body}.`, signature)).toBe(false);
      }),
      { seed: 4, numRuns: 100 },
    );
  });
});
