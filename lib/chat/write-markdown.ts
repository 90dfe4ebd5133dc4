import type { Conversation, Message } from './schemas.ts';

export type ExportFormat = 'markdown' | 'json';

/** A conversation as a file to keep: Markdown of one path, JSON of whatever `messages` has. */
export function exportConversation(
  conversation: Conversation,
  messages: readonly Message[],
  format: ExportFormat,
): { body: string; contentType: string; fileName: string } {
  const name = fileNameOf(conversation.title);
  if (format === 'json') {
    const body = `${JSON.stringify({ conversation, messages }, null, 2)}\n`;
    return { body, contentType: 'application/json; charset=utf-8', fileName: `${name}.json` };
  }
  const parts = [`# ${conversation.title}`, `Started ${conversation.createdAt}`, ...messages.map(messageAsMarkdown)];
  return { body: `${parts.join('\n\n')}\n`, contentType: 'text/markdown; charset=utf-8', fileName: `${name}.md` };
}

function messageAsMarkdown({ role, content, images, job }: Message): string {
  const pictures = images.map((_, index) => `_[Picture ${index + 1}]_`).join('\n\n');
  if (role === 'user') return ['## You', pictures, content].filter((part) => part !== '').join('\n\n');
  const note = job?.stopped ? '\n\n_Stopped._' : '';
  return `## ashao\n\n${content || job?.error || '_No answer yet._'}${content ? note : ''}`;
}

/** Letters and digits of any script survive; what a file system or a header could stumble over doesn't. */
function fileNameOf(title: string): string {
  const name = [...title.normalize('NFC')]
    .slice(0, 60)
    .join('')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  return name || 'conversation';
}

/** `Content-Disposition` with a plain name for old clients and the real one (RFC 6266, RFC 8187). */
export function attachment(fileName: string): string {
  const plain = fileName.replaceAll(/[^\x20-\x7e]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}
