import { startPlatform } from './start-platform.js';

/** The end-to-end tier plays its own paths on an empty platform. */
export default async function setUpEndToEndTier(): Promise<void> {
  await startPlatform();
}
