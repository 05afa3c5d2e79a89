import { LONGEST_SEGMENT, readableUrl } from './readable-url';

const LONG = 'x'.repeat(LONGEST_SEGMENT);

it.each(['/v1/workspaces?name=%ff', '/a%20b', '/', '/%F0%9F%98%80?x', `/v1/${LONG}?x=${LONG}y`])(
  'leaves %s as it is',
  (url) => {
    expect(readableUrl({ url })).toBe(url);
  },
);

it.each(['/%', '/v1/%zz?x=1', '/%ff', '/a%c3', `/v1/${LONG}y/z`])('sends %s the way of an unknown route', (url) => {
  expect(readableUrl({ url })).toBe('/');
});
