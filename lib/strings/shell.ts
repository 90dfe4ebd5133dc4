import { formatClock, formatCount, formatRate, formatWait } from '../client/format.ts';

const THEMES = { system: 'as the system', light: 'light', dark: 'dark' };

/** The frame around every page of the app. */
export const shellStrings = {
  skip: 'Skip to the content',
  conversations: 'Conversations',
  openDrawer: 'Open the conversation list',
  closeDrawer: 'Close the conversation list',
  showSidebar: 'Show the sidebar',
  hideSidebar: 'Hide the sidebar',
  newChat: 'New chat',
  search: 'Search and commands',
  more: 'More',
  images: 'Images',
  token: 'Stake',
  treasury: 'Treasury',
  runWorker: 'Run a worker',
  guides: 'Guides',
  shortcuts: 'Keyboard shortcuts',
  switchTheme: (theme: keyof typeof THEMES, next: keyof typeof THEMES) =>
    `Theme: ${THEMES[theme]}. Switch to ${THEMES[next]}`,
  chatTitle: (title: string) => `${title} · ashao`,
  network: {
    title: 'Network',
    button: (status: string) => `Network: ${status}`,
    nobody: 'No workers',
    unknown: 'Unknown',
    offline: 'Offline',
    workers: (count: number) => formatCount(count, 'worker'),
    waiting: (count: number) => `${formatCount(count, 'message')} waiting`,
    tier: 'Tier',
    workersColumn: 'Workers',
    queue: 'Queue',
    wait: 'Wait',
    waitValue: (seconds: number | null) => (seconds === null ? '–' : formatWait(seconds)),
    rate: (perSecond: number) => `${formatRate(perSecond)} tokens/s over the last minute`,
    asOf: (iso: string) => `As of ${formatClock(iso)}`,
    retry: 'Try again',
    helpNobody: 'A message sent now waits for a worker and costs nothing if none comes.',
    howItWorks: 'How a prompt travels',
  },
} as const;
