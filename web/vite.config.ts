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
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // What changes with a library's version only keeps its name, and stays in browser caches, over our own releases.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'controls', test: /node_modules[\\/](antd|@ant-design|@rc-component)[\\/]/ },
            {
              name: 'platform',
              test: /node_modules[\\/](@tanstack[\\/](?!virtual-core|react-virtual)[^\\/]+|oidc-client-ts|jwt-decode|i18next|react-i18next)[\\/]/,
            },
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
