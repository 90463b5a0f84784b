export { startPlatform as default } from './start-platform.js';
