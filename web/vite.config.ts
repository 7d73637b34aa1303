import react from '@vitejs/plugin-react'
import postcssPresetMantine from 'postcss-preset-mantine'
import { defineConfig } from 'vite'

/**
 * The web application, built into dist/web. Nothing is inlined (the server's content policy is `self`), nothing comes from
 * another host. `npx vite web` serves it while developing and passes /api to a server on SOGOC_DEV_SERVER.
 */
export default defineConfig({
  plugins: [react()],
  css: { postcss: { plugins: [postcssPresetMantine()] } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
  },
  server: { proxy: { '/api': process.env.SOGOC_DEV_SERVER ?? 'http://127.0.0.1:8080' } },
})
