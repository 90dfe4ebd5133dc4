/** What the primitives in components/ui say by themselves; everything else they are given. */
export const uiStrings = {
  cancel: 'Cancel',
  close: 'Close',
  copied: 'Copied',
  dismiss: 'Dismiss',
  /** The region of the toasts, with the key that goes there. */
  notifications: 'Notifications (F8)',
  panelFailed: 'This could not be loaded. Check the connection and try again.',
} as const;
