import type { Message } from '@/lib/chat/schemas.ts';
import type { TierId } from '@/lib/constants.ts';
import type { OutgoingMessage } from '../composer/use-draft-delivery.ts';
import type { Failure } from '../composer/use-shown-failure.ts';
import type { PathItem } from './find-path.ts';

/** How a job ended, as it is written under its answer. */
export type JobOutcome = {
  jobId: string;
  content: string;
  job: Partial<NonNullable<Message['job']>>;
  picture?: NonNullable<Message['picture']>;
};

/** A chat as the screen needs it, whether it is stored on the server or lives in the page alone. */
export type ChatModel = {
  messages: readonly Message[];
  path: readonly PathItem<Message>[];
  /** The job of the answer on its way on the path shown: it can be stopped, and nothing else be asked meanwhile. */
  liveJobId: string | null;
  sending: boolean;
  /** Why the last request was refused, and the same request once more. */
  failure: Failure | null;
  /** Follows the last message of the path shown. `onAccepted` runs when the server has taken it. */
  send: (message: OutgoingMessage, onAccepted: () => void) => void;
  /** Sends a person's message in other words: a sibling of it. */
  edit: (messageId: string, message: OutgoingMessage, onAccepted: () => void) => void;
  /** Has a question answered once more: a sibling of the answer. */
  regenerate: (answerId: string, tier: TierId) => void;
  showVersion: (place: string, position: number) => void;
  closeAnswer: (outcome: JobOutcome) => void;
};

/** A picture is asked for by its message; the tier that such a request names besides is not looked at. */
export const TIER_OF_PICTURES: TierId = 'pro';
