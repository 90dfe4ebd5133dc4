import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm test` checks types, of this and of everything else, once; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Server-side packages that must stay outside the bundle: they load files of their own at run time.
  serverExternalPackages: ['postgres', 'pino', 'ethers', 'siwe'],
};

export default config;
