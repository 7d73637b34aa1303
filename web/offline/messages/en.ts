import type { vi } from './vi.ts'

/** The same sentences in English. */
export const en: typeof vi = {
  product: 'Sổ Gốc',
  back: 'Back',
  close: 'Close',
  retry: 'Try again',
  signIn: {
    username: 'User name',
    password: 'Password',
    submit: 'Sign in',
    codeTitle: 'Enter the code',
    codeHint: 'Open your authenticator and enter the 6 digits it shows, or a recovery code.',
    code: 'Code',
    otherAccount: 'Use another account',
    provider: name => `Sign in with ${name}`,
    offline: 'Signing in for the first time needs a connection. Go where there is one and try again.',
    unexpected: 'The server gave an unexpected answer. Try again in a few minutes.',
    mustFinish:
      'This account still has to set a password or a second factor. Do that on the main page, then come back.',
    mainPage: 'Open the main page',
  },
  account: {
    label: 'Account',
    signOut: 'Sign out',
    really: 'Sign out anyway',
    again: 'Sign in again',
  },
}
