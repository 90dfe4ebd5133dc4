'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { shellStrings } from '@/lib/strings/shell.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { applyTheme, THEMES, type Theme, themeStore } from './theme.ts';

const ICONS = { system: Monitor, light: Sun, dark: Moon };

/** Goes round system, light, dark. */
export function ThemeToggle({ initial }: { initial: Theme }) {
  const theme = useSyncExternalStore(themeStore.subscribe, themeStore.read, () => initial);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  return (
    <IconButton icon={ICONS[theme]} label={shellStrings.switchTheme(theme, next)} onClick={() => applyTheme(next)} />
  );
}
