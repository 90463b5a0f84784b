import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `vite dev` finds the running platform (sign-in and services). */
const platform = process.env['DUCHA_ORIGIN'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  build: {
    // Government desktops often run an old Chromium kernel.
    target: 'chrome90',
    manifest: true,
    sourcemap: true,
    assetsInlineLimit: 0,
  },
  server: {
    proxy: {
      '/api': { target: platform, changeOrigin: false },
      '/oidc': { target: platform, changeOrigin: false },
    },
  },
});
