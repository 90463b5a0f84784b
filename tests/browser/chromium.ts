export { complaintsOf, desktop, ensureChromium, launch } from '../../tools/src/browser/chromium.js';
