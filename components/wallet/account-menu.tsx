'use client';

import { ChevronDown, CircleUser, Copy, LogOut, MonitorX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { shortenAddress } from '@/lib/client/format.ts';
import { walletStrings } from '@/lib/strings/wallet.ts';
import { lazyValue } from '../markdown/lazy-value.ts';
import { useLazyValue } from '../markdown/use-lazy-value.ts';
import { Button } from '../ui/button.tsx';
import { leavePage } from '../ui/leave-guard.ts';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { useSignOut } from './use-sign-out.ts';

const strings = walletStrings.menu;

const everywhereCode = lazyValue(async () => (await import('./sign-out-everywhere.tsx')).SignOutEverywhere);

export function AccountMenu({ address }: { address: string }) {
  const router = useRouter();
  const leave = useSignOut('here');
  const [confirming, setConfirming] = useState(false);
  const SignOutEverywhere = useLazyValue(everywhereCode, confirming);
  return (
    <>
      <Menu
        label={strings.label}
        trigger={
          <Button size="small" className="gap-1.5 px-2.5 font-mono text-meta" aria-label={strings.trigger(address)}>
            {/* The narrowest phones have no room for both an address and a balance of four digits. */}
            <CircleUser aria-hidden className="size-4 min-[24rem]:hidden" />
            <span className="max-[24rem]:hidden sm:hidden">{address.slice(0, 6)}</span>
            <span className="hidden sm:inline">{shortenAddress(address)}</span>
            <ChevronDown aria-hidden className="size-3.5 text-faint" />
          </Button>
        }
      >
        <MenuItem icon={CircleUser} onSelect={() => leavePage(() => router.push('/account'))}>
          {strings.account}
        </MenuItem>
        <MenuItem icon={Copy} onSelect={() => void navigator.clipboard?.writeText(address)}>
          {strings.copy}
        </MenuItem>
        <MenuItem icon={LogOut} onSelect={() => leavePage(() => leave.mutate())}>
          {strings.signOut}
        </MenuItem>
        <MenuItem icon={MonitorX} onSelect={() => setConfirming(true)}>
          {strings.signOutEverywhere}
        </MenuItem>
      </Menu>
      {SignOutEverywhere && <SignOutEverywhere open={confirming} onOpenChange={setConfirming} />}
    </>
  );
}
