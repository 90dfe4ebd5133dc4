'use client';

import { usePathname } from 'next/navigation';

/**
 * The open conversation, from the address. The first message of a new chat rewrites the address without a navigation,
 * so that the screen (and its stream) stays: route parameters would not follow, the pathname does.
 */
export function useConversationId(): string | null {
  const [, section, id] = usePathname().split('/');
  return section === 'chat' && id !== undefined && id !== '' ? id : null;
}
