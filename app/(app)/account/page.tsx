import type { Metadata } from 'next';
import { AccountScreen } from '@/components/account/account-screen.tsx';
import { accountStrings } from '@/lib/strings/account.ts';

export const metadata: Metadata = { title: accountStrings.title };

export default function AccountPage() {
  return <AccountScreen />;
}
