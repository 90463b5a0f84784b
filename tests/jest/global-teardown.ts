export { stopPlatform as default } from './start-platform.js';
