import type { Conversation, Message } from './schemas.ts';

/** A path of a conversation as Markdown to keep. Pictures are named where they stood. */
export function* writeMarkdown(conversation: Conversation, messages: readonly Message[]): Generator<string> {
  yield `# ${conversation.title}\n\nStarted ${conversation.createdAt}\n`;
  for (const message of messages) yield `\n${messageAsMarkdown(message)}\n`;
}

function messageAsMarkdown({ role, content, images, job }: Message): string {
  const pictures = images.map((_, index) => `_[Picture ${index + 1}]_`).join('\n\n');
  if (role === 'user') return ['## You', pictures, content].filter((part) => part !== '').join('\n\n');
  const note = job?.stopped ? '\n\n_Stopped._' : '';
  return `## ashao\n\n${content || job?.error || '_No answer yet._'}${content ? note : ''}`;
}
