import { readableUrl } from './readable-url';

it.each(['/v1/workspaces?name=%ff', '/a%20b', '/', '/%F0%9F%98%80?x'])('leaves %s as it is', (url) => {
  expect(readableUrl({ url })).toBe(url);
});

it.each(['/%', '/v1/%zz?x=1', '/%ff', '/a%c3'])('sends %s the way of an unknown route', (url) => {
  expect(readableUrl({ url })).toBe('/');
});
