import { csvLine } from './csv';

/** Reads one line back as RFC 4180 says. */
function parse(line: string): string[] {
  const fields: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') break;
  }
  return fields;
}

describe('csvLine', () => {
  it('writes plain fields as they are and ends the line with CRLF', () => {
    expect(csvLine(['a', 1, true, null, undefined])).toBe('a,1,true,,\r\n');
  });

  it('writes times in UTC', () => {
    expect(csvLine([new Date(0)])).toBe('1970-01-01T00:00:00.000Z\r\n');
  });

  it.each(['a,b', 'say "hi"', 'two\nlines', 'two\r\nlines', '"', ',', 'ö, ü'])(
    'quotes %j so that it reads back',
    (text) => {
      const line = csvLine(['before', text, 'after']);
      expect(parse(line)).toEqual(['before', text, 'after']);
    },
  );

  it('writes objects as JSON', () => {
    expect(parse(csvLine([[{ op: 'add', path: '/name' }]]))).toEqual(['[{"op":"add","path":"/name"}]']);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\0=1', '＝1', '＋1', '－1', '＠1'])(
    'keeps %j from becoming a formula',
    (text) => {
      expect(parse(csvLine([text]))).toEqual([`'${text}`]);
    },
  );

  it('leaves a number a number, also a negative one', () => {
    expect(csvLine([-1])).toBe('-1\r\n');
  });
});
