import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ChatScreen } from '@/components/chat/chat-screen.tsx';
import { ChatTitle } from '@/components/shell/chat-title.tsx';

export const metadata: Metadata = { title: 'Chat' };

/** The screen lives here, above both pages: going from a new chat to its conversation must not end the stream. */
export default function ChatLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <ChatTitle />
      <ChatScreen />
      {children}
    </>
  );
}
