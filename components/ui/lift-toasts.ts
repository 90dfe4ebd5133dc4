'use client';

import { createContext } from 'react';

/** Takes the toasts into a modal dialog that has opened, above those that are open already. @returns takes them out again */
export type LiftToasts = (dialog: HTMLElement) => () => void;

export const LiftToastsContext = createContext<LiftToasts>(() => () => {});
