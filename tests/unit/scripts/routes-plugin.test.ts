import { expect, test } from 'vitest';
import { compareRoutes, toPattern } from '../../../scripts/lib/routes-plugin.ts';

test.each([
  ['app/api/stats/route.ts', '/api/stats'],
  ['app/(site)/api/things/[id]/route.ts', '/api/things/:id'],
  ['app/api/files/[...path]/route.ts', '/api/files/:path{.+}'],
  ['app/health/route.ts', '/health'],
])('default: %s is mounted at %s', (file, pattern) => {
  expect(toPattern(file)).toBe(pattern);
});

test('behavior: what Next matches first comes first', () => {
  const sorted = ['/api/:id', '/api/:path{.+}', '/api/list', '/api/:id/parts'].sort(compareRoutes);
  expect(sorted).toEqual(['/api/list', '/api/:id', '/api/:id/parts', '/api/:path{.+}']);
});
