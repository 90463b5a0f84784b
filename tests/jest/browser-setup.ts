import { ensureChromium } from '../browser/chromium.js';
import { startPlatform } from './start-platform.js';

/** The browser tier needs a Chromium; where none can be had the tier says so in one line and its specs skip themselves. */
export default async function setUpBrowserTier(): Promise<void> {
  const path = ensureChromium();
  if (!path) {
    console.log(
      'SKIPPED browser tier: no Chromium here and none may be installed (Debian: apt-get install chromium fonts-noto-cjk)',
    );
    return;
  }
  process.env.CHROMIUM_PATH = path;
  // While a spec is being written it may be played against a platform that is running already.
  if (process.env.E2E_BASE_URL) return;
  await startPlatform({ hasDemo: true });
}
