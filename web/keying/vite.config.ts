import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { icons } from '../offline/build/icons.ts'
import { serviceWorker } from '../offline/build/service-worker.ts'

/**
 * The keying desk, built into dist/web/nhap: an application of its own that works for days without a line.
 * `npx vite web/keying` serves it while developing and passes /api to a server on SOGOC_DEV_SERVER.
 */
export default defineConfig({
  base: '/nhap/',
  plugins: [
    react(),
    icons(new URL('icon.svg', import.meta.url)),
    serviceWorker(new URL('worker/service-worker.ts', import.meta.url)),
  ],
  build: {
    outDir: '../../dist/web/nhap',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ['chrome90', 'safari15', 'firefox115'],
  },
  server: { proxy: { '/api': process.env.SOGOC_DEV_SERVER ?? 'http://127.0.0.1:8080' } },
})
