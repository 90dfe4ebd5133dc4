import type { Metadata } from 'next';
import { TreasuryScreen } from '@/components/treasury/treasury-screen.tsx';
import { treasuryStrings } from '@/lib/strings/treasury.ts';

export const metadata: Metadata = { title: treasuryStrings.title, description: treasuryStrings.description };

export default function TreasuryPage() {
  return <TreasuryScreen />;
}
