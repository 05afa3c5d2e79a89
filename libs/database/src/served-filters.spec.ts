import { sortOut } from './served-filters';

const served = { selective: ['traceId'], walked: ['connectorId', 'status'] };

describe('the filters of a list', () => {
  it.each([
    ['none', {}, {}, {}],
    ['ones that are not asked for', { status: undefined, type: undefined }, {}, {}],
    ['one that is walked along', { status: 'dead' }, { status: 'dead' }, {}],
    ['one that no index serves', { type: 'a' }, {}, { type: 'a' }],
    [
      'two that are walked along: the first decides',
      { status: 'dead', connectorId: 'c' },
      { connectorId: 'c' },
      { status: 'dead' },
    ],
    ['a selective one: nothing is left to look for', { traceId: 't', type: 'a' }, { traceId: 't', type: 'a' }, {}],
    ['a filter for null, which is one', { status: null }, { status: null }, {}],
  ])('%s', (_what, filters, along, others) => {
    expect(sortOut(filters, served)).toEqual({ along, others });
  });
});
