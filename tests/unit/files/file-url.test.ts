import { beforeAll, expect, test, vi } from 'vitest';
import { signFileUrl } from '../../../lib/files/sign-file-url.ts';
import { verifyFileUrl } from '../../../lib/files/verify-file-url.ts';

const PATH = '/api/images/img_0m/file?size=thumb&format=webp';
const NOW = new Date('2026-01-01T10:07:00Z');
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://localhost/ashao');
  vi.stubEnv('SESSION_SECRET', 'a-secret-of-at-least-thirty-two-characters');
});

test('default: a signed address is good for an hour at least, then never again', () => {
  const url = signFileUrl(PATH, NOW);
  expect(url).toMatch(/^\/api\/images\/img_0m\/file\?size=thumb&format=webp&expires=\d+&signature=[\w-]{43}$/);
  expect(verifyFileUrl(url, NOW)).toBe(true);
  expect(verifyFileUrl(url, after(3_600))).toBe(true);
  expect(verifyFileUrl(url, after(3_600 + 900))).toBe(false);
  expect(verifyFileUrl(`https://ashao.example${url}`, NOW)).toBe(true);
  expect(verifyFileUrl(new URL(url, 'http://127.0.0.1:3000'), NOW)).toBe(true);
  expect(verifyFileUrl(signFileUrl('/api/images/img_0m/file', NOW), NOW)).toBe(true);
});

test('behavior: the address stays the same for a quarter of an hour, for the browser’s cache', () => {
  expect(signFileUrl(PATH, after(7 * 60))).toBe(signFileUrl(PATH, NOW));
  expect(signFileUrl(PATH, after(9 * 60))).not.toBe(signFileUrl(PATH, NOW));
});

const SIGNED = (url: string): [string, string] => {
  const at = url.indexOf('&expires=');
  return [url.slice(0, at), url.slice(at)];
};
test.each<[string, (url: string) => string]>([
  ['another picture', (url) => url.replace('img_0m', 'img_0n')],
  ['another size', (url) => url.replace('size=thumb', 'size=full')],
  ['a later end', (url) => url.replace(/expires=(\d+)/, (_, at) => `expires=${Number(at) + 900}`)],
  ['a second end', (url) => url.replace('&signature', '&expires=99999999999&signature')],
  ['something after it', (url) => `${url}&size=full`],
  ['a second signature', (url) => `${url}&signature=${'a'.repeat(43)}`],
  ['something between', (url) => SIGNED(url).join('&size=full')],
  ['no signature', (url) => url.replace(/&signature=.*/, '')],
  ['an empty signature', (url) => url.replace(/signature=.*/, 'signature=')],
  [
    'one character changed',
    (url) => url.replace(/signature=(.)/, (_, first) => `signature=${first === 'A' ? 'B' : 'A'}`),
  ],
  ['the plain path', () => PATH],
])('error: %s is refused', (_, change) => {
  expect(verifyFileUrl(change(signFileUrl(PATH, NOW)), NOW)).toBe(false);
});
