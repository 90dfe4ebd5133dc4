/** What stays in the composer once a message was accepted: whatever was typed after it while it was on its way. */
export function dropSent(draft: string, sent: string): string {
  if (draft.startsWith(sent)) return draft.slice(sent.length).trimStart();
  // Changed in its middle: nobody can tell what was meant to be kept, so all of it is.
  return draft;
}
