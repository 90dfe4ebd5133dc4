/** Run once by Next in each server process: what `server.ts` starts itself, `next dev` and other hosts get from here. */
export async function register(): Promise<void> {
  // Next's own marker; it replaces the expression at build time and drops the branch elsewhere.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startBackground } = await import('./lib/runtime/background.ts');
    startBackground();
  }
}
