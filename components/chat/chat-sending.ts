'use client';

import { createContext } from 'react';

/**
 * Whether a request of this chat is on its way to the server. Apart from the actions, which never change: only what
 * reads it is drawn anew.
 */
export const ChatSendingContext = createContext(false);
