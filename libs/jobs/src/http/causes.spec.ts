import { causesOf } from './causes';

const error = (code: string, cause?: unknown) => ({ code, message: `of ${code}`, details: cause ? { cause } : {} });

describe('the causes of an error', () => {
  it('are told from the error itself to the root', () => {
    expect(causesOf(error('outer', error('middle', error('root')))).map(({ code }) => code)).toEqual([
      'outer',
      'middle',
      'root',
    ]);
  });

  it('are none where there is no error, and end where something else stands', () => {
    expect([null, undefined, 'text', {}].map(causesOf)).toEqual([[], [], [], []]);
    expect(causesOf(error('outer', 'text'))).toEqual([{ code: 'outer', message: 'of outer' }]);
  });

  it('are bounded', () => {
    const circle = error('round');
    circle.details = { cause: circle };
    expect(causesOf(circle)).toHaveLength(10);
  });
});
