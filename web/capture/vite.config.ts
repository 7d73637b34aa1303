import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { icons } from '../offline/build/icons.ts'
import { serviceWorker } from '../offline/build/service-worker.ts'

/**
 * The phone page, built into dist/web/chup: apart from the big application, so that it stays small and a change there is none here.
 * `npx vite web/capture` serves it while developing and passes /api to a server on SOGOC_DEV_SERVER.
 */
export default defineConfig({
  base: '/chup/',
  plugins: [
    react(),
    icons(new URL('../public/favicon.svg', import.meta.url)),
    serviceWorker(new URL('worker/service-worker.ts', import.meta.url)),
  ],
  build: {
    outDir: '../../dist/web/chup',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ['chrome90', 'safari15', 'firefox115'],
  },
  server: { proxy: { '/api': process.env.SOGOC_DEV_SERVER ?? 'http://127.0.0.1:8080' } },
})
