import { randomBytes } from 'node:crypto';
import { VERIFIERS } from '../verification/verifiers';
import { SAMPLE_MAKERS } from './sample-makers';

const KEY = `whsec_${randomBytes(32).toString('base64')}`;
const GENERIC = {
  verification: {
    ...{ signatureHeader: 'X-Signature', algorithm: 'sha256', encoding: 'hex', prefix: 'sha256=' },
    ...{ template: '{timestamp}.{id}.{body}', timestampHeader: 'X-Time', timestampUnit: 's', toleranceSeconds: 300 },
    ...{ idHeader: 'X-Id', typePath: '$.event.kind' },
  },
};

describe('samples', () => {
  it('are there for every signature scheme', () => {
    expect([...SAMPLE_MAKERS.keys()].sort()).toEqual([...VERIFIERS.keys()].sort());
  });

  const makeable = [...VERIFIERS.keys()].filter((name) => name !== 'discord');

  it.each(
    makeable.flatMap(
      (name) =>
        [
          [name, undefined],
          [name, 'Thing.made'],
        ] as const,
    ),
  )(
    // prettier-ignore
    'of %s are genuine to its own verifier, of the type %s',
    (name, eventType) => {
      const now = new Date();
      const url = 'https://signalbox.example/hooks/key';
      const settings = name === 'generic' ? GENERIC : {};
      const secret = ['standard-webhooks', 'svix'].includes(name) ? KEY : 'a secret of some length';
      const order = { secret, settings, url, id: 'a1b2c3', now, payload: { amount: 7 }, ...(eventType ? { eventType } : {}) }; // prettier-ignore
      const sample = SAMPLE_MAKERS.get(name)?.(order);
      const body = Buffer.from(sample?.body ?? '');
      const headers = { 'content-type': 'application/json', ...sample?.headers };
      const verification = VERIFIERS.get(name)?.verify({
        headers,
        body,
        secrets: [secret],
        settings,
        url,
        search: '',
        now,
      });
      expect(verification).toMatchObject({ valid: true, events: [{ eventId: expect.any(String) as string }] });
      const [event] = verification?.valid ? verification.events : [];
      expect(event?.eventType).toMatch(eventType === undefined ? /./ : /Thing\.made$/);
      expect(String(event?.body ?? body)).toContain('amount');
    },
  );

  it('cannot be made where only the provider can sign', () => {
    const order = { secret: `whpk_${KEY}`, settings: {}, url: '', id: '1', now: new Date(), payload: {} };
    for (const name of ['discord', 'svix']) expect(SAMPLE_MAKERS.get(name)?.(order)).toBeUndefined();
    expect(SAMPLE_MAKERS.get('generic')?.({ ...order, settings: {} })).toBeUndefined();
  });
});
