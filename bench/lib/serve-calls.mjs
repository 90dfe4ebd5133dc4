/**
 * Answers calls from the parent process until it goes. A plain module, since the peers' programs use it without a compiler.
 *
 * @param {Record<string, (params: any) => unknown>} handlers by name; what they return goes back as JSON
 */
export function serveCalls(handlers) {
  process.on('message', async (/** @type {{ id: number, name: string, params: unknown }} */ { id, name, params }) => {
    try {
      const handler = handlers[name];
      if (!handler) throw new Error(`There is no call "${name}"`);
      process.send?.({ id, result: (await handler(params)) ?? null });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  process.once('disconnect', () => process.exit(0));
}
