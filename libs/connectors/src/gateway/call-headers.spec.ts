import { headerProblems } from './call-headers';

describe('headerProblems', () => {
  it('finds nothing wrong with usual headers', () => {
    const usual = {
      Accept: 'application/json',
      'X-Api-Version': '2024-01',
      'Content-Type': 'text/plain',
      'x-empty': '',
    };
    expect(headerProblems(usual)).toEqual([]);
    expect(headerProblems({})).toEqual([]);
  });

  it("names every header that the client refuses, by the client's own words and without a value", () => {
    const headers = { Host: 'a', 'x-good': '1', 'x bad': '2', 'X-Line': 'secretive\n', 'X-GOOD': '3', TE: 'trailers' };
    expect(headerProblems(headers)).toEqual([
      { name: 'Host', message: 'cannot be sent: The header "host" is set by the client' },
      { name: 'x bad', message: 'cannot be sent: A header name contains a character that is not allowed' },
      {
        name: 'X-Line',
        message: 'cannot be sent: The value of header "x-line" contains a character that is not allowed',
      },
      { name: 'X-GOOD', message: 'cannot be sent: The header "x-good" is given twice' },
      { name: 'TE', message: 'cannot be sent: The header "te" is set by the client' },
    ]);
  });
});
