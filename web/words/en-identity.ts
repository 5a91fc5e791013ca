/** Who reads, and how they can say so. */
export const identity = {
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: (name: string) => `Signed in as ${name}`,
  with: (provider: string) => `Sign in with ${provider}`,
  token: 'Token',
  tokenHelp:
    'An operator makes one by npx topogram token create. It is exchanged for a session of this browser; the page does not keep it.',
  orByToken: 'Or by a token',
  close: 'Close',
  lead: 'Figures are open to everybody. Sign in to see what your role may see besides.',
  already: (name: string, role: string) => `You are signed in as ${name}, with the role ${role}.`,
  goOn: 'Go on',
  closed: {
    title: 'This page is for operators',
    text: 'It shows sources, runs and schedules, and starts exports. What it would show is not sent to anybody else; all figures stay open to everybody.',
    asOther: (role: string) => `You are signed in as ${role}. Sign out, and in again as an operator.`,
  },
  refused: { title: 'You are not signed in' },
  problems: {
    over: 'This sign-in took too long, was used already, or began in another browser. Try again.',
    denied: 'The sign-in was stopped at the provider.',
    'no-role': 'Your account has no role here. Ask whoever runs this server to give it one.',
    away: 'The provider cannot be reached at present. Try again in a minute.',
    failed: 'The provider’s answer was not as it must be. Try again; if it fails again, tell whoever runs this server.',
  },
}
