import { accept, hasSecret, header } from './verifier';

describe('header', () => {
  it('finds a header whatever the case of the name asked for', () => {
    expect(header({ 'x-id': '1' }, 'X-Id')).toBe('1');
  });

  it.each([
    ['missing', {}],
    ['empty', { 'x-id': '' }],
    ['given twice', { 'x-id': ['1', '2'] }],
  ])('takes one that is %s for missing', (_, headers) => {
    expect(header(headers as Record<string, string>, 'x-id')).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'toString'])('finds no header %s on an empty request', (name) => {
    expect(header({}, name)).toBeUndefined();
  });
});

describe('accept', () => {
  it('keeps an id and a type as they came', () => {
    expect(accept('msg_1', 'invoice.paid')).toEqual({
      valid: true,
      events: [{ eventId: 'msg_1', eventType: 'invoice.paid' }],
    });
    expect(accept('x'.repeat(200), '注文')).toMatchObject({
      events: [{ eventId: 'x'.repeat(200), eventType: '注文' }],
    });
  });

  it.each([
    ['too long for the index', 'x'.repeat(201)],
    ['with a null, which PostgreSQL cannot store', 'a\0b'],
    ['with a line feed', 'a\nb'],
    ['with half a character', 'a\ud800'],
  ])('replaces an id %s by its hash, which still tells events apart', (_, id) => {
    const accepted = accept(id, undefined);
    expect(accepted).toEqual({ valid: true, events: [{ eventId: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) }] });
    expect(accept(`${id}1`, undefined)).not.toEqual(accepted);
  });

  it.each(['x'.repeat(201), 'a\0b', 'a\r\nb', '\ud800'])('takes the type %j for none', (type) => {
    expect(accept('1', type)).toMatchObject({ events: [{ eventType: undefined }] });
  });
});

describe('hasSecret', () => {
  it('does not count an empty one', () => {
    expect(hasSecret([])).toBe(false);
    expect(hasSecret(['', ''])).toBe(false);
    expect(hasSecret(['', 'a'])).toBe(true);
  });
});
