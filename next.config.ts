import type { NextConfig } from 'next';
import { PHASE_PRODUCTION_BUILD } from 'next/constants.js';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm test` checks types, of this and of everything else, once; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Server-side packages that must stay outside the bundle: they load files of their own at run time.
  serverExternalPackages: ['postgres', 'pino', 'ethers', 'siwe'],
};

/** What the build has made of `zod/mini` just before (scripts/lib/bundle-schema-library.ts), for browsers alone. */
const builtConfig: NextConfig = {
  ...config,
  turbopack: { resolveAlias: { 'zod/mini': { browser: './dist/zod-mini.mjs' } } },
};

export default function chooseConfig(phase: string): NextConfig {
  return phase === PHASE_PRODUCTION_BUILD ? builtConfig : config;
}
