import { formatCount, formatCredits, formatDollars, formatNumber, formatWait } from '../client/format.ts';
import {
  ANONYMOUS_MESSAGES_PER_COOKIE,
  ATTEMPTS_MAX,
  BPS,
  IMAGE_CREDITS,
  MESSAGE_CHARS_MAX,
  QUEUE_SECONDS_MAX,
  SIGNUP_GRANT_CREDITS,
  TIERS,
  type TierId,
  WORKER_SHARE_BPS,
} from '../constants.ts';

const workerShare = `${(WORKER_SHARE_BPS / BPS) * 100} %`;
const workerPart = (tier: TierId) => (TIERS[tier].credits * WORKER_SHARE_BPS) / BPS;
const treasuryPart = (tier: TierId) => TIERS[tier].credits - workerPart(tier);
const imagePart = (IMAGE_CREDITS * WORKER_SHARE_BPS) / BPS;
const prices = Object.values(TIERS).map((tier) => tier.credits);
const lowestPrice = Math.min(...prices);

/** What people read on the site around the chat. */
export const siteStrings = {
  name: 'ashao',
  title: 'ashao: AI answered by machines anyone can run',
  description: `Write a prompt; an independent machine answers it, token by token. From ${formatCredits(lowestPrice)} (${formatDollars(lowestPrice)}) a message, ${workerShare} of it to the machine’s owner.`,
  socialAlt: 'The mark of ashao and the line “AI answered by machines anyone can run.”',

  socialLine: 'An independent machine answers your prompt, and its owner is paid.',

  nav: {
    skip: 'Skip to content',
    home: 'ashao, start page',
    label: 'Main',
    menu: 'Menu',
    openMenu: 'Open the menu',
    closeMenu: 'Close the menu',
    prices: 'Prices',
    earn: 'Run a worker',
    guides: 'Guides',
    images: 'Images',
    chat: 'Open chat',
  },

  hero: {
    headline: 'AI answered by machines',
    headlineEnd: 'anyone can run.',
    lead: `Ask below: an independent worker picks up your prompt and answers token by token. A message costs from ${formatCredits(lowestPrice)} (${formatDollars(lowestPrice)}), and ${workerShare} of it pays the worker’s owner.`,
    localNote: 'This is a local network. A worker without a language model answers from the guides.',
    localLink: 'Attach a model',
  },

  prompt: {
    label: 'Your prompt',
    placeholder: 'Ask anything',
    send: 'Send',
    sending: 'Sending…',
    tooLong: (chars: number) =>
      `${formatNumber(chars)} of at most ${formatNumber(MESSAGE_CHARS_MAX)} characters. Shorten the prompt to send it.`,
    freePreview: `Free preview: ${ANONYMOUS_MESSAGES_PER_COOKIE} messages a day without an account.`,
    price: (tier: TierId) => `${formatCredits(TIERS[tier].credits)} (${formatDollars(TIERS[tier].credits)}) a message.`,
    ready: (tier: TierId, workers: number) => `${formatCount(workers, 'worker')} ready for ${TIERS[tier].label}.`,
    noWorker: (tier: TierId) =>
      `No worker serves ${TIERS[tier].label} now. A message waits up to ${formatWait(QUEUE_SECONDS_MAX)}; unanswered, it costs nothing.`,
    examples: 'Examples',
    example: ['Explain how ashao routes a prompt.', 'How do I run a worker?', 'What does a worker see of me?'],
  },

  figures: {
    title: 'The network now',
    asOf: (clock: string) => `as of ${clock}`,
    workersFor: (tier: TierId) => `Workers for ${TIERS[tier].label}`,
    painters: 'Workers for pictures',
    queue: 'Waiting in the queue',
    rate: 'Tokens a second',
    done: 'Answered so far',
    retry: 'Try again',
  },

  path: {
    title: 'How a prompt travels',
    lead: `Your credits are only set aside until the answer is complete. What ${TIERS.pro.label} costs, step by step:`,
    link: 'Read it in detail',
    steps: [
      {
        title: 'You send',
        text: 'The price is set aside, not spent. Signed out, the network pays it.',
      },
      {
        title: 'One worker claims it',
        text: 'The first free machine takes it. It sees the messages, never who sent them.',
      },
      {
        title: 'The answer streams',
        text: 'Word by word, as the model writes. Close the page and it is there when you return.',
      },
      {
        title: 'The ledger settles',
        text: `${workerShare} goes to the worker’s owner, the rest to the network’s treasury.`,
      },
    ],
    bubble: 'Why is the sky blue?',
    held: `${formatCredits(TIERS.pro.credits)} set aside`,
    machines: ['Browser tab', 'Gaming PC', 'GPU server'],
    claims: 'claims',
    tokens: ['Air', 'scatters', 'blue', 'light', 'most'],
    workerPart: `${formatNumber(workerPart('pro'))} to the worker`,
    treasuryPart: `${formatNumber(treasuryPart('pro'))} to the treasury`,
    ifTitle: 'If it goes wrong, you pay nothing.',
    ifText: `When a machine vanishes, another one starts over. If nobody takes the prompt within ${formatWait(QUEUE_SECONDS_MAX)}, or ${ATTEMPTS_MAX} attempts fail, every credit comes back.`,
  },

  prices: {
    title: 'One price a message, one a picture',
    lead: `Whatever the length of the answer or the size of the picture. A credit is ${formatDollars(1)}, and your first sign-in with a wallet brings ${formatNumber(SIGNUP_GRANT_CREDITS)} of them.`,
    columns: ['What', 'Price', 'Worker’s part'],
    credits: (tier: TierId) => formatCredits(TIERS[tier].credits),
    dollars: (tier: TierId) => formatDollars(TIERS[tier].credits),
    part: (tier: TierId) => formatCredits(workerPart(tier)),
    partDollars: (tier: TierId) => formatDollars(workerPart(tier)),
    picture: 'Pictures',
    pictureText: 'One picture, in any style and shape. Not drawn, it costs nothing.',
    pictureCredits: formatCredits(IMAGE_CREDITS),
    pictureDollars: formatDollars(IMAGE_CREDITS),
    picturePart: formatCredits(imagePart),
    picturePartDollars: formatDollars(imagePart),
    signedOut: 'Signed out',
    signedOutText: `${ANONYMOUS_MESSAGES_PER_COOKIE} messages a day, in either tier, to try it; no pictures.`,
    free: 'Free',
    partSame: 'As in the tier',
    link: 'Credits and tiers in full',
  },

  worker: {
    title: 'Run a worker',
    lead: `Answer the network’s prompts with your own model and earn ${workerShare} of every message: ${formatCredits(workerPart('pro'))} for ${TIERS.pro.label}, ${formatCredits(workerPart('max'))} for ${TIERS.max.label}.`,
    needs: [
      ['A machine', 'with Node.js 20.19 or newer and a copy of the project. No port is opened: it only calls out.'],
      [
        'A model',
        'in Ollama, LM Studio, llama.cpp or vLLM, found by itself, or any GGUF file; for pictures in ComfyUI or others.',
      ],
      ['A worker key', 'from your account. It can register workers and nothing else.'],
    ],
    commandTitle: 'In the project’s folder',
    copy: 'Copy the command',
    earn: 'Get a worker key',
    guide: 'Read the guide',
  },

  footer: {
    label: 'Footer',
    tagline: 'AI answered by machines anyone can run.',
    use: 'Use it',
    chat: 'Chat',
    images: 'Images',
    earn: 'Run a worker',
    prices: 'Prices',
    token: 'Stake and credits',
    treasury: 'Treasury',
    learn: 'Understand it',
    guides: 'All guides',
    path: 'How a prompt travels',
    privacy: 'Privacy',
    build: 'Build on it',
    api: 'API reference',
    node: 'Operate a node',
    licence: 'Source-code licence',
  },

  licence: {
    title: 'Source-code licence',
    description: 'The licence of ashao’s source code, in full.',
    missing: 'This copy of ashao came without its licence file.',
  },

  app: {
    shortName: 'ashao',
    newChat: 'New chat',
    guides: 'Guides',
  },
} as const;
