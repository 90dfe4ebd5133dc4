import { type NextRequest, NextResponse } from 'next/server';
import { getEnv } from './lib/env.ts';

/**
 * Pages only. An API route covered here would lose a third of its throughput, and Next would cut its request's body at
 * 10 MB without a word. Static files are left out by name: a rule such as "whatever has a dot" would leave out pages as
 * well, whose addresses anyone can choose. Next reads this at build time, so it can't be put together from parts.
 */
export const config = {
  matcher: [
    '/((?!api/|v1/|health$|metrics$|_next/|icon\\.svg$|favicon\\.ico$|apple-icon\\.png$|opengraph-image\\.png$|icons/(?:any|maskable)-(?:192|512)\\.png$|manifest\\.webmanifest$|robots\\.txt$|sitemap\\.xml$).*)',
  ],
};

/** Gives each page a Content-Security-Policy whose nonce Next puts on its own scripts: injected script doesn't run. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = buildPolicy(nonce, getEnv().WALLETCONNECT_PROJECT_ID !== undefined);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin');
  if (request.nextUrl.pathname.startsWith('/share/')) response.headers.set('x-robots-tag', 'noindex, nofollow');
  return response;
}

/** WalletConnect's relay, and the frame in which it attests which site asks. */
const RELAY = ['wss://relay.walletconnect.org', 'https://verify.walletconnect.org'];
const RELAY_FRAME = 'https://verify.walletconnect.org';

/** @param offersRelay phones' wallets may be paired: the one reason to talk to another site */
function buildPolicy(nonce: string, offersRelay: boolean): string {
  // Next replaces this at build time. React's development build needs eval, the real one does not.
  const evaluate = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : '';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluate}`,
    // Positioned menus and the scroll lock set style attributes.
    "style-src 'self' 'unsafe-inline'",
    // data: for the icons wallets announce.
    "img-src 'self' data: blob:",
    "font-src 'self'",
    // Extension wallets talk through the page, not through the network.
    ["connect-src 'self'", ...(offersRelay ? RELAY : [])].join(' '),
    `frame-src ${offersRelay ? RELAY_FRAME : "'none'"}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
