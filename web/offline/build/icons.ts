import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import type { Plugin } from 'vite'

const sizes = [180, 192, 512] as const
const green = '#12473f'

/** Makes the icons of an installed page (PNG, as phones want them) from a drawing of 32 × 32. */
export function icons(drawing: URL): Plugin {
  return {
    name: 'sogoc-icons',
    apply: 'build',
    async generateBundle() {
      const svg = await readFile(fileURLToPath(drawing))
      for (const size of sizes) {
        const source = await sharp(svg, { density: (72 * size) / 32 })
          .resize(size, size)
          .png()
          .toBuffer()
        this.emitFile({ type: 'asset', fileName: `icon-${size}.png`, source })
      }
      // Phones cut this one to a shape of their own: the book keeps to the middle, the ground goes to the edge.
      const book = await sharp(svg, { density: (72 * 360) / 32 })
        .resize(360, 360)
        .toBuffer()
      const source = await sharp({ create: { width: 512, height: 512, channels: 3, background: green } })
        .composite([{ input: book }])
        .png()
        .toBuffer()
      this.emitFile({ type: 'asset', fileName: 'icon-maskable.png', source })
    },
  }
}
