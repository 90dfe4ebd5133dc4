import { TIERS } from '../constants.ts';

/** Words of a new chat. */
export const emptyChatStrings = {
  title: 'Ask the network',
  text: 'An independent machine claims your message and answers it token by token. It sees the messages, never who sent them.',
  nobodyTitle: 'Nobody is answering right now',
  nobodyText: 'No worker is online. You can still write: a message waits for one, and costs nothing if none comes.',
  runWorker: 'Run a worker',
  starters: 'Ways to begin',
  about: [
    { title: 'How a prompt travels', prompt: 'Explain how ashao routes a prompt.' },
    {
      title: `${TIERS.pro.label} or ${TIERS.max.label}`,
      prompt: `What is the difference between ${TIERS.pro.label} and ${TIERS.max.label}?`,
    },
  ],
  /** Begun with one of the prompt templates. */
  tasks: [
    { title: 'Summarise a text', template: 'summarise' },
    { title: 'Review code', template: 'review-code' },
  ],
  note: 'How well something is answered depends on the model of the worker that claims it.',
} as const;
