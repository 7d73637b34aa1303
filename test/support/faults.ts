import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The windows that every screen has to fit: an office screen and a phone. */
export const windows = [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
] as const

/**
 * What hinders people who see or move otherwise (axe), and whether the page is wider than its window. `frames: false` leaves out what the browser
 * itself shows in a frame, its reader of PDFs.
 */
export function findFaults(page: Page, { frames = true } = {}): Promise<readonly string[]> {
  return page.evaluate<string[]>(`(async () => {
    ${axe}
    const { violations } = await axe.run(document, { iframes: ${frames} })
    const { scrollWidth, clientWidth } = document.documentElement
    return [
      ...violations.map(({ id, nodes }) => id + ': ' + nodes.map(node => node.html.slice(0, 120)).join(' | ')),
      ...(scrollWidth > clientWidth ? ['wider than its window: ' + scrollWidth + ' > ' + clientWidth] : []),
    ]
  })()`)
}
