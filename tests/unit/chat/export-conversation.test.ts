import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportFileName } from '../../../lib/chat/export-file-name.ts';
import type { Message } from '../../../lib/chat/schemas.ts';
import { writeJson } from '../../../lib/chat/write-json.ts';
import { writeMarkdown } from '../../../lib/chat/write-markdown.ts';
import { attachment } from '../../../lib/http/attachment.ts';

const AT = '2026-06-01T12:00:00.000Z';
const conversation = { id: 'conv_1', title: 'Bees & “flight”', createdAt: AT, updatedAt: AT };
const JOB = {
  id: 'job_1',
  status: 'done',
  tier: 'pro',
  charged: 10,
  free: false,
  tokens: 3,
  tokensPerSecond: 9.5,
  workerType: 'native',
  stopped: false,
  error: null,
} as const;
const asked: Message = {
  id: 'msg_1',
  parentId: null,
  role: 'user',
  content: 'How?',
  createdAt: AT,
  images: [],
  job: null,
};
const answered = (content: string, job: Partial<Message['job']> = {}): Message => ({
  id: 'msg_2',
  parentId: 'msg_1',
  images: [],
  role: 'assistant',
  content,
  createdAt: AT,
  job: { ...JOB, ...job },
});

const markdownOf = (messages: Message[]) => [...writeMarkdown(conversation, messages)].join('');

test('default: Markdown has the title, the start and who said what', () => {
  expect(markdownOf([asked, answered('With *wings*.')])).toBe(
    `# Bees & “flight”\n\nStarted ${AT}\n\n## You\n\nHow?\n\n## ashao\n\nWith *wings*.\n`,
  );
});

async function jsonOf(messages: Message[], pictures: Readonly<Record<string, Uint8Array>> = {}): Promise<unknown> {
  let text = '';
  const chunks = writeJson(conversation, messages, ({ id }) => Promise.resolve(pictures[id] ?? null));
  for await (const chunk of chunks) text += chunk;
  return JSON.parse(text);
}

test('default: JSON has everything, and reads back', async () => {
  const messages = [asked, answered('With wings.')];
  expect(await jsonOf(messages)).toEqual({ conversation, messages });
  expect(await jsonOf([])).toEqual({ conversation, messages: [] });
});

test('behavior: JSON has pictures as data URLs, and null for one that is gone', async () => {
  const images = [
    { id: 'img_1', type: 'image/png' as const },
    { id: 'img_2', type: 'image/webp' as const },
  ];
  const found = await jsonOf([{ ...asked, images }, asked], { img_1: new Uint8Array([1, 2, 255]) });
  expect(found).toEqual({
    conversation,
    messages: [
      {
        ...asked,
        images: [
          { ...images[0], data: 'data:image/png;base64,AQL/' },
          { ...images[1], data: null },
        ],
      },
      asked,
    ],
  });
});

test('behavior: an answer that was stopped, failed or is still to come says so', () => {
  const bodyOf = (message: Message) => markdownOf([message]);
  expect(bodyOf(answered('With', { stopped: true }))).toContain('With\n\n_Stopped._');
  expect(bodyOf(answered('', { status: 'failed', error: 'No worker could answer this.' }))).toContain(
    'No worker could answer this.',
  );
  expect(bodyOf(answered('', { status: 'queued' }))).toContain('_No answer yet._');
});

test.each([
  ['Überraschung für 李', 'Überraschung-für-李.md'],
  ['../../etc/passwd', 'etc-passwd.md'],
  ['a"; filename="evil.exe\r\nSet-Cookie: x', 'a-filename-evil-exe-Set-Cookie-x.md'],
  ['🙂🙂', 'conversation.md'],
])('behavior: %j is saved under a name that file systems and headers can carry', (title, fileName) => {
  expect(exportFileName(title, 'md')).toBe(fileName);
});

test('behavior: any title makes a legal header whose real name can be read back', () => {
  // Letters of two UTF-16 units are where a cut by length goes wrong.
  const unit = fc.constantFrom('a', 'é', '李', '𝒜', '𐍈', '🙂', '"', "'", '\\', '/', ' ', '\r', '\n', '\0', '\ud83d');
  fc.assert(
    fc.property(fc.string({ unit, minLength: 1, maxLength: 120, size: 'max' }), (title) => {
      const fileName = exportFileName(title, 'md');
      const header = attachment(fileName);
      expect(() => new Headers({ 'content-disposition': header })).not.toThrow();
      const pattern = /^attachment; filename="([^"\\]*)"; filename\*=UTF-8''([\w%.~-]+)$/;
      const [, plain, encoded = ''] = pattern.exec(header) ?? [];
      expect(plain).toMatch(/^[\x20-\x7e]+\.md$/);
      expect(decodeURIComponent(encoded)).toBe(fileName);
    }),
  );
});
