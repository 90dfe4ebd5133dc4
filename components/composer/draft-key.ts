const TEMPORARY = 'temporary';

/** Which draft a chat has: one for each conversation, one for the next new chat, one for a temporary one. */
export function draftKey(conversationId: string | null, temporary: boolean): string {
  return temporary ? TEMPORARY : (conversationId ?? 'new');
}

/** The name a draft is stored under. */
export function draftName(key: string): string {
  return `ashao.draft.${key}`;
}

/** The name that the template a draft was made from is stored under. */
export function templateName(key: string): string {
  return `ashao.template.${key}`;
}

/** A temporary chat leaves nothing behind, its draft neither. */
export function draftArea(key: string): 'session' | 'memory' {
  return key === TEMPORARY ? 'memory' : 'session';
}
