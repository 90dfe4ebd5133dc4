import type { Metadata } from 'next';
import { EarnScreen } from '@/components/earn/earn-screen.tsx';
import { earnStrings } from '@/lib/strings/earn.ts';

export const metadata: Metadata = { title: earnStrings.title };

export default function EarnPage() {
  return <EarnScreen />;
}
