import { formatCredits, formatWait } from '../client/format.ts';
import { TIERS, type TierId } from '../constants.ts';

/** Words of the cards that say why a message was not sent. */
export const sendErrorStrings = {
  retry: 'Try again',
  retrying: 'Trying again…',
  dismiss: 'Dismiss',
  connect: 'Connect wallet',
  tooFewCredits: 'Too few credits for this message',
  needs: (required: number, available: number) =>
    `It needs ${formatCredits(required)}; you have ${formatCredits(available)}. Your draft is kept.`,
  switchTier: (tier: TierId) => `Use ${TIERS[tier].label} for ${formatCredits(TIERS[tier].credits)}`,
  topUp: 'Buy credits',
  earn: 'Earn credits by running a worker',
  tooMany: 'Too many messages for now',
  worksAgain: (seconds: number) => `It works again in ${formatWait(seconds)}.`,
  sessionEnded: 'Your session has ended',
  sessionEndedText: 'Connect the wallet again to go on. Your draft is kept.',
  tooLarge: 'This message is too large',
  tooLargeText: 'Remove a picture or shorten the text, then send it again.',
  gone: 'This conversation is not here any more',
  goneText: 'It was deleted. Your draft is kept: copy it into a new chat.',
  offline: 'Not sent: no connection',
  offlineText: 'Your draft is kept; trying again sends it once, even if it had arrived.',
  notSent: 'Not sent',
} as const;
