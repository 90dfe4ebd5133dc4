import { shortenAddress } from '../client/format.ts';
import { SIGNUP_GRANT_CREDITS } from '../constants.ts';

/** What the header and the account page say of the wallet. */
export const walletStrings = {
  area: {
    connect: 'Connect',
    connectRest: ' wallet',
    balanceRetry: 'Balance: retry',
    balanceDetail: (granted: string, purchased: string) => `${granted} granted, ${purchased} purchased`,
    credits: ' credits',
  },
  menu: {
    label: 'Account',
    /** Begins with what is seen, so that a voice command for it works, and goes on to the whole address. */
    trigger: (address: string) => `Account ${shortenAddress(address)}, ${address}`,
    account: 'Account and history',
    copy: 'Copy address',
    signOut: 'Sign out',
    signOutEverywhere: 'Sign out everywhere',
  },
  everywhere: {
    title: 'Sign out everywhere?',
    text: 'Every browser that is signed in with this address is signed out at once, this one included. Workers keep working.',
    confirm: 'Sign out everywhere',
    failed: 'Not signed out',
    endedBefore:
      'This browser was signed out before. Others may not be: to be sure, sign in and sign out everywhere once more.',
    otherAccount: 'Another account is signed in here by now. Nobody was signed out.',
  },
  dialog: {
    title: 'Sign in with a wallet',
    description: `Your address is your account: no e-mail, no password. A first sign-in brings ${SIGNUP_GRANT_CREDITS} credits.`,
  },
} as const;
