/** Made by scripts/lib/routes-plugin.ts while the server is bundled. */
declare module 'ashao:routes' {
  export const routes: ReadonlyArray<{
    /** The address in Hono's notation, such as `/api/conversations/:id`. */
    pattern: string;
    /** What the file exports: handlers named after methods, and Next's options. */
    module: Record<string, unknown>;
  }>;
}
