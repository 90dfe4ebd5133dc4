'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ChevronDown, Copy, LogOut } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { signOut } from '@/lib/client/account-api.ts';
import { shortenAddress } from '@/lib/client/format.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { Button } from '../ui/button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { clearSessionValues } from '../ui/use-stored-value.ts';

export function AccountMenu({ address }: { address: string }) {
  const queries = useQueryClient();
  const router = useRouter();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      queries.setQueryData(queryKeys.session, { user: null });
      // Nothing of the account may stay on the screen or in the cache. Reset, not clear: what is on the screen listens to
      // its entry of the cache and would keep showing it if that were merely dropped.
      queries.removeQueries({ queryKey: queryKeys.credits });
      void queries.resetQueries({ predicate: (query) => query.queryKey[0] !== queryKeys.session[0] });
      clearSessionValues();
      router.push('/chat');
    },
  });
  return (
    <Menu
      label="Account"
      trigger={
        <Button size="small" className="gap-1.5 px-2.5 font-mono text-[13px]" aria-label={`Account ${address}`}>
          <span className="sm:hidden">{address.slice(0, 6)}</span>
          <span className="hidden sm:inline">{shortenAddress(address)}</span>
          <ChevronDown aria-hidden className="size-3.5 text-faint" />
        </Button>
      }
    >
      <MenuItem icon={Copy} onSelect={() => void navigator.clipboard.writeText(address)}>
        Copy address
      </MenuItem>
      <MenuItem icon={LogOut} onSelect={() => leave.mutate()}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
