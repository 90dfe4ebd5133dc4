import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Encoding, StaticFile } from './read-static-files.ts';

const PREFIX = '/_next/static/';
/** The smallest first. */
const PREFERENCE: readonly Encoding[] = ['br', 'gzip', 'identity'];

/**
 * Answers requests for scripts, styles and fonts ahead of Next: compressed when they were built, they are an eighth smaller
 * than what Next compresses while a reader waits, and cost no processor time. Their names change with their content, so
 * browsers may keep them for good.
 *
 * @returns whether it has answered; all else, such as a file that is not there, is for Next
 */
export function serveStatic(
  files: ReadonlyMap<string, StaticFile>,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const pathname = request.url?.split('?', 1)[0] ?? '';
  if (!pathname.startsWith(PREFIX) || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
  const file = files.get(pathname.slice(PREFIX.length));
  const encoding = file && chooseEncoding(file, request.headers['accept-encoding'] ?? '');
  const body = encoding && file.bodies[encoding];
  if (body === undefined) return false;
  response.writeHead(200, {
    'content-type': file?.type,
    'content-length': body.length,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    vary: 'accept-encoding',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  });
  // Node leaves the body out where HEAD was asked for.
  response.end(body);
  return true;
}

function chooseEncoding({ bodies }: StaticFile, accepted: string): Encoding | undefined {
  const names = new Set<string>(['identity']);
  for (const part of accepted.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    // `br;q=0` is a refusal.
    if (!parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))) names.add(name);
  }
  return PREFERENCE.find((encoding) => bodies[encoding] !== undefined && names.has(encoding));
}
