import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { villageWorker } from './scripts/village-worker.js';

/** Where `vite dev` finds the running platform (sign-in and services). */
const platform = process.env['DUCHA_ORIGIN'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react(), villageWorker()],
  build: {
    // Government desktops often run an old Chromium kernel.
    target: 'chrome90',
    manifest: true,
    sourcemap: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // Two front ends on one API; the worker of the second is a file of its own under the path it serves.
      input: {
        desktop: 'index.html',
        village: 'm/index.html',
        worker: 'src/village/worker/worker.ts',
      },
      output: {
        entryFileNames: ({ name }) => (name === 'worker' ? 'm/worker.js' : 'assets/[name]-[hash].js'),
        // What changes with a library's version only keeps its name, and stays in browser caches, over our own releases.
        codeSplitting: {
          groups: [
            // What the compiler writes for old browsers goes with what both front ends load, not with whoever asks for it first.
            { name: 'helpers', test: /@oxc-project[\\/+]runtime/, priority: 1 },
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'controls', test: /node_modules[\\/](antd|@ant-design|@rc-component)[\\/]/ },
            { name: 'platform', test: /node_modules[\\/]@tanstack[\\/](?!virtual-core|react-virtual)[^\\/]+[\\/]/ },
            // Of both front ends.
            { name: 'basis', test: /node_modules[\\/](oidc-client-ts|jwt-decode|i18next|react-i18next)[\\/]/ },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': { target: platform, changeOrigin: false },
      '/oidc': { target: platform, changeOrigin: false },
    },
  },
});
