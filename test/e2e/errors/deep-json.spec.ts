import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';
import { makeWorkspace } from '../../support/people';
import { expectProblem } from '../../support/problems';

describe('JSON that is nested without end', () => {
  let api: ApiUnderTest;
  beforeAll(async () => (api = await startApiUnderTest()));
  afterAll(() => api.stop());

  it.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('of %s is refused before anything walks through it', async (_, open, close) => {
    const { base } = await makeWorkspace(api, open === '[' ? 'lists' : 'objects');
    const nested = (depth: number) => `${open.repeat(depth)}${close === '}' ? '1' : ''}${close.repeat(depth)}`;
    const send = (depth: number) =>
      api.operator
        .post(`${base}/connectors`)
        .set('content-type', 'application/json')
        .send(`{"type":"http","name":"x","settings":${nested(depth)}}`);
    for (const depth of [40, 5_000, 100_000]) expectProblem(await send(depth), 400, 'invalid_input');
  });
});
