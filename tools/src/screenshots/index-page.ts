import type { DemoAccount } from '../identity/accounts.js';
import type { Screen } from './screens.js';

/** The page over the pictures, screen by screen. */
export function indexOf(screens: readonly Screen[], accounts: readonly DemoAccount[]): string {
  const sections = screens.map(({ name, title, by }) =>
    [
      `## ${title}`,
      ...by.map((personId) => `${roleOf(accounts, personId)}\n\n![${title}](${name}-${personId}.png)`),
    ].join('\n\n'),
  );
  return `${head}\n\n${sections.join('\n\n')}\n`;
}

const head = `# Screens

Each main screen of the portal for those who use it, at 1366×768 (the village page at 390×844), with the data of the demo.
\`npm run screenshots\` takes them again from a platform of its own. Every number and name is made up.`;

function roleOf(accounts: readonly DemoAccount[], personId: string): string {
  const account = accounts.find((one) => one.personId === personId);
  return account ? `${account.personName}（${account.posts.map(({ title }) => title).join('；')}）` : personId;
}
