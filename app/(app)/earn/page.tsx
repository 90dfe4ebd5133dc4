import type { Metadata } from 'next';
import { EarnScreen } from '@/components/earn/earn-screen.tsx';

export const metadata: Metadata = { title: 'Run a worker' };

export default function EarnPage() {
  return <EarnScreen />;
}
