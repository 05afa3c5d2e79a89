import * as fc from 'fast-check';
import { isEndless, type NamedOperation, openApi, operationsOf } from '../../arch/openapi';
import { FuzzedApi } from './fuzzed-api';

/** The same requests every time; another seed in the environment finds others. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_131);
const AT_LEAST = 20_000;
const AT_ONCE = 16;

/** Reads first and what removes last, so that there is something to read and to remove. */
const RANK: Record<string, number> = { get: 0, post: 1, patch: 2, delete: 3 };
const rank = ({ method, operationId }: NamedOperation) => (operationId === 'auth_logout' ? 9 : (RANK[method] ?? 1));
const operations = operationsOf(openApi())
  .filter((operation) => !isEndless(operation))
  .sort((one, other) => rank(one) - rank(other));

/** A body can be wrong in more ways. */
const weight = ({ requestBody }: NamedOperation) => (requestBody ? 3 : 1);
const unit = AT_LEAST / AT_ONCE / operations.reduce((sum, operation) => sum + weight(operation), 0);

/** A promise that is rejected and that nobody waits for fails the test too: Jest sees to that. */
describe(`a malformed request (seed ${SEED})`, () => {
  let api: FuzzedApi;
  beforeAll(async () => (api = await FuzzedApi.start()));
  afterAll(() => api.stop());

  it.each(operations.map((operation, index) => [operation.name, operation, index] as const))(
    'to %s does no harm',
    async (_, operation, index) => {
      const round = fc.array(api.requestsTo(operation), { minLength: AT_ONCE, maxLength: AT_ONCE });
      const doesNoHarm = fc.asyncProperty(round, async (requests) => {
        expect(await api.send(operation, requests)).toEqual([]);
      });
      const { failed, errorInstance } = await fc.check(
        doesNoHarm.beforeEach(() => api.putRight()),
        { seed: SEED + index, numRuns: Math.ceil(unit * weight(operation)), endOnFailure: true },
      );
      if (failed) throw errorInstance;
    },
  );

  it('was sent often enough, and was malformed', () => {
    expect(api.answers.total).toBeGreaterThanOrEqual(AT_LEAST);
    expect(api.answers.refused / api.answers.total).toBeGreaterThan(0.5);
  });

  it('leaves the api as it was: its lists can be read, and nothing is in the prototypes', async () => {
    expect(await api.unreadable(operations)).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
