/** `--color-canvas` of app/globals.css in the form that browsers' own surfaces (address bar, app window) understand. */
export const THEME_COLORS = { light: '#faf9fc', dark: '#0c0c14' } as const;
