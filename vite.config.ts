/** Builds the pages (chat and staff) into `dist/web`, where the server finds them. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const pages = fileURLToPath(new URL('./src/console/web/', import.meta.url));

export default defineConfig({
  root: pages,
  build: {
    outDir: fileURLToPath(new URL('./dist/web', import.meta.url)),
    emptyOutDir: true,
    // Everything is a file of its own: the pages may load nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: [`${pages}index.html`, `${pages}staff.html`] },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // `npx vite` while a desk runs on port 3000.
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
