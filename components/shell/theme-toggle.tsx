'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../ui/icon-button.tsx';
import { applyTheme, THEMES, type Theme } from './theme.ts';

const ICONS = { system: Monitor, light: Sun, dark: Moon };
const NAMES = { system: 'as the system', light: 'light', dark: 'dark' };

/** Goes round system, light, dark. */
export function ThemeToggle({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  function change() {
    applyTheme(next);
    setTheme(next);
  }
  return <IconButton icon={ICONS[theme]} label={`Theme: ${NAMES[theme]}. Switch to ${NAMES[next]}`} onClick={change} />;
}
