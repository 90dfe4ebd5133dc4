import { z } from 'zod';
import { HttpConnection } from '../load/http-connection.ts';
import { personHeaders } from '../load/people.ts';
import { WorkerClient } from '../load/worker-client.ts';
import { sampleText } from './sample-text.ts';
import type { Site } from './site.ts';
import { claimJob, streamAnswer } from './stream-answer.ts';

const sent = z.object({ conversationId: z.string() });

/**
 * Fills a conversation through the API, as a person and a worker do.
 * @param messages prompts and answers together
 * @returns its id
 */
export async function seedConversation(site: Site, messages: number): Promise<string> {
  const connection = new HttpConnection(site.port);
  const client = new WorkerClient(site.port, site.worker);
  let conversationId: string | undefined;
  try {
    for (let number = 0; number < messages / 2; number += 1) {
      const content = `Question ${number}: how do I keep a queue fair?\n\n${number % 4 === 0 ? sampleText(number, 1) : ''}`;
      const { status, body } = await connection.request({
        method: 'POST',
        path: '/api/chat/send',
        headers: personHeaders(site.person),
        body: JSON.stringify({ tier: 'pro', content, conversationId }),
      });
      if (status !== 200) throw new Error(`A message was answered ${status}: ${body}`);
      conversationId = sent.parse(JSON.parse(body)).conversationId;
      await streamAnswer(client, await claimJob(client), [sampleText(number, 2 + (number % 3))], 0);
    }
  } finally {
    connection.close();
    client.close();
  }
  if (conversationId === undefined) throw new Error('A conversation needs messages');
  return conversationId;
}
