'use client';

import { RefreshCw } from 'lucide-react';
import { TIER_IDS, type TierId } from '@/lib/constants.ts';
import { messageStrings } from '@/lib/strings/messages.ts';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { useSession } from '../wallet/use-session.ts';
import { ActionButton } from './action-button.tsx';
import { useChatActions } from './chat-actions.ts';

type RegenerateMenuProps = { answerId: string; tier: TierId };

/** Another answer to the same question, by the same tier or the other one, each with its price. */
export function RegenerateMenu({ answerId, tier }: RegenerateMenuProps) {
  return (
    <Menu
      label={messageStrings.regenerate}
      align="start"
      trigger={
        <ActionButton icon={RefreshCw} label={messageStrings.regenerate} className="group-aria-busy/log:invisible" />
      }
    >
      <Tiers answerId={answerId} tier={tier} />
    </Menu>
  );
}

/** Drawn when the menu opens: a long conversation has a hundred of them that never do. */
function Tiers({ answerId, tier }: RegenerateMenuProps) {
  const { regenerate } = useChatActions();
  const signedIn = useSession().user !== null;
  return [tier, ...TIER_IDS.filter((id) => id !== tier)].map((id) => (
    <MenuItem key={id} icon={RefreshCw} onSelect={() => regenerate(answerId, id)}>
      {messageStrings.regenerateWith(id)}
      <span className="ml-auto pl-6 text-faint tabular-nums">{messageStrings.price(id, signedIn)}</span>
    </MenuItem>
  ));
}
