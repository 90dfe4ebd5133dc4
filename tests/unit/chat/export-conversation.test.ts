import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachment, exportConversation } from '../../../lib/chat/export-conversation.ts';
import type { Message } from '../../../lib/chat/schemas.ts';

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

test('default: Markdown has the title, the start and who said what', () => {
  const file = exportConversation(conversation, [asked, answered('With *wings*.')], 'markdown');
  expect(file).toEqual({
    body: `# Bees & “flight”\n\nStarted ${AT}\n\n## You\n\nHow?\n\n## ashao\n\nWith *wings*.\n`,
    contentType: 'text/markdown; charset=utf-8',
    fileName: 'Bees-flight.md',
  });
});

test('default: JSON has everything, and reads back', () => {
  const messages = [asked, answered('With wings.')];
  const file = exportConversation(conversation, messages, 'json');
  expect(JSON.parse(file.body)).toEqual({ conversation, messages });
  expect([file.contentType, file.fileName]).toEqual(['application/json; charset=utf-8', 'Bees-flight.json']);
});

test('behavior: an answer that was stopped, failed or is still to come says so', () => {
  const bodyOf = (message: Message) => exportConversation(conversation, [message], 'markdown').body;
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
  expect(exportConversation({ ...conversation, title }, [], 'markdown').fileName).toBe(fileName);
});

test('behavior: any title makes a legal header whose real name can be read back', () => {
  // Letters of two UTF-16 units are where a cut by length goes wrong.
  const unit = fc.constantFrom('a', 'é', '李', '𝒜', '𐍈', '🙂', '"', "'", '\\', '/', ' ', '\r', '\n', '\0', '\ud83d');
  fc.assert(
    fc.property(fc.string({ unit, minLength: 1, maxLength: 120, size: 'max' }), (title) => {
      const { fileName } = exportConversation({ ...conversation, title }, [], 'markdown');
      const header = attachment(fileName);
      expect(() => new Headers({ 'content-disposition': header })).not.toThrow();
      const pattern = /^attachment; filename="([^"\\]*)"; filename\*=UTF-8''([\w%.~-]+)$/;
      const [, plain, encoded = ''] = pattern.exec(header) ?? [];
      expect(plain).toMatch(/^[\x20-\x7e]+\.md$/);
      expect(decodeURIComponent(encoded)).toBe(fileName);
    }),
  );
});
