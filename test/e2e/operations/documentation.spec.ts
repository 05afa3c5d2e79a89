import { ApiClient } from '@app/testing';
import { openApi } from '../../arch/openapi';
import { type ApiUnderTest, startApiUnderTest } from '../../support/api-under-test';

describe('the documentation', () => {
  let api: ApiUnderTest;
  let anonymous: ApiClient;
  beforeAll(async () => {
    api = await startApiUnderTest();
    anonymous = ApiClient.anonymous(api.app);
  });
  afterAll(() => api.stop());

  it('is the contract, as openapi.json has it', async () => {
    const { body } = await anonymous.get('/openapi.json').expect(200).expect('content-type', /json/);
    expect(Object.keys(body.paths).sort()).toEqual(Object.keys(openApi().paths).sort());
    expect(body.info.title).toBe('Signalbox');
  });

  it('is a page to read and to try', async () => {
    const { text } = await anonymous.get('/docs').expect(200).expect('content-type', /html/);
    expect(text).toContain('swagger-ui');
    await anonymous.get('/docs/swagger-ui-bundle.js').expect(200);
  });
});
