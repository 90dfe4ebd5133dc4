import type { Metadata } from 'next';
import { TokenScreen } from '@/components/token/token-screen.tsx';
import { tokenStrings } from '@/lib/strings/token.ts';

export const metadata: Metadata = { title: tokenStrings.title };

export default function TokenPage() {
  return <TokenScreen />;
}
