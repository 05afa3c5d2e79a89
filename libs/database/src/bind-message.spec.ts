import { BinaryPieces } from './binary-pieces';
import { bindMessage } from './bind-message';

/** Reads the message as the server does. */
function read(message: Buffer) {
  expect(message.toString('latin1', 0, 1)).toBe('B');
  expect(message.readInt32BE(1)).toBe(message.length - 1);
  let at = 5;
  const text = () => {
    const end = message.indexOf(0, at);
    const read = message.toString('utf8', at, end);
    at = end + 1;
    return read;
  };
  const int16 = () => message.readInt16BE((at += 2) - 2);
  const [portal, statement] = [text(), text()];
  const formats = Array.from({ length: int16() }, int16);
  const values = Array.from({ length: int16() }, () => {
    const length = message.readInt32BE(at);
    at += 4 + length;
    return message.subarray(at - length, at);
  });
  const results = Array.from({ length: int16() }, int16);
  expect(at).toBe(message.length);
  return { portal, statement, formats, values, results };
}

describe('a bind message', () => {
  const small = Buffer.from('small');
  const large = Buffer.alloc(20_000, 'large');

  it.each([
    ['small ones', [small, Buffer.alloc(0), small]],
    ['a large one', [large]],
    ['both, in any order', [large, small, large, large, small]],
  ])('holds %s, all binary, and asks for text', (_what, values) => {
    const message = Buffer.concat(bindMessage('signalbox_ä', values));
    expect(read(message)).toEqual({ portal: '', statement: 'signalbox_ä', formats: [1], values, results: [] });
  });

  it('holds one that comes in pieces, which are not copied either', () => {
    const pieces = new BinaryPieces([small, large, small]);
    const messagePieces = bindMessage('s', [small, pieces, small]);
    expect(read(Buffer.concat(messagePieces)).values).toEqual([small, Buffer.concat(pieces.pieces), small]);
    expect(messagePieces).toContain(large);
  });

  it('has large parameters themselves, not copies', () => {
    expect(bindMessage('s', [small, large])[1]).toBe(large);
  });
});
