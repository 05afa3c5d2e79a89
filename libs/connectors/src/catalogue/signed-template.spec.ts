import { idDelimiters, templateParts, templateProblem } from './signed-template';

describe('a signed template', () => {
  it('is split into values and the text between them', () => {
    expect(templateParts('v0:{timestamp}:{body}')).toEqual([
      { text: 'v0:' },
      { value: 'timestamp' },
      { text: ':' },
      { value: 'body' },
    ]);
    expect(templateParts('{id}{body}')).toEqual([{ value: 'id' }, { value: 'body' }]);
    expect(templateParts('')).toEqual([]);
  });

  it.each(['body', '_body_', '{Body}', '{ body }', '{constructor}', '{{}}', '{body'])('takes %s for text', (text) => {
    expect(templateParts(text)).toEqual([{ text }]);
  });

  it.each(['{body}', '{timestamp}{body}', '{body}{timestamp}', 'v0:{timestamp}:{body}', '{url}{body}', '{id}.{body}'])(
    'may be %s',
    (template) => {
      expect(templateProblem(template)).toBeUndefined();
    },
  );

  it.each([
    ['', 'must have {body}'],
    ['{timestamp}', 'must have {body}'],
    ['{body}{body}', 'must have {body} only once'],
    ['{id}.{id}.{body}', 'must have {id} only once'],
    ['{ts}.{body}', 'has {ts}'],
    ['{constructor}{body}', 'has {constructor}'],
    ['{id}{body}', 'must have a separator'],
    ['{timestamp}{id}.{body}', 'must have a separator'],
    ['{body}{id}', 'must have a separator'],
  ])('may not be %j', (template, problem) => {
    expect(templateProblem(template)).toContain(problem);
  });

  it.each([
    ['{id}.{timestamp}.{body}', ['.']],
    ['{timestamp}.{id}|-{body}', ['.', '|']],
    ['{body}: {id}', [' ']],
    ['id={id}', ['=']],
    ['{body}', []],
  ])('of %s knows what ends the id', (template, ends) => {
    expect(idDelimiters(templateParts(template))).toEqual(ends);
  });
});
