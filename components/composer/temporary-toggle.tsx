'use client';

import { Ghost } from 'lucide-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { composerStrings as strings } from '@/lib/strings/composer.ts';
import { useShortcut } from '../shortcuts/use-shortcut.ts';
import { useShortcutLabel } from '../shortcuts/use-shortcut-label.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { joinClasses } from '../ui/join-classes.ts';
import { leavePage } from '../ui/leave-guard.ts';
import { showOffline } from '../ui/show-offline.ts';

/** Begins a temporary chat, or leaves it. The address is the state: reload, back and a bookmark keep it. */
export function TemporaryToggle() {
  const router = useRouter();
  const isNewChat = usePathname() === '/chat';
  const isOn = useSearchParams().get('temporary') === '1' && isNewChat;
  const other = isOn ? '/chat' : '/chat?temporary=1';
  const toggle = () => leavePage(() => showOffline(other) || router.push(other));
  useShortcut('temporary-chat', toggle);
  const hint = useShortcutLabel(isOn ? strings.temporaryOn : strings.temporaryOff, 'temporary-chat');
  return (
    <IconButton
      icon={Ghost}
      label={strings.temporary}
      data-tooltip={hint}
      aria-pressed={isOn}
      onClick={toggle}
      className={joinClasses(isOn && 'bg-raised !text-violet')}
    />
  );
}
