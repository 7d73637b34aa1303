import { readdir, readFile, stat } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readGuide } from './read-guide.ts'

const folder = new URL('../../../../docs/guide/', import.meta.url)
const names = (await readdir(folder)).filter(name => name.endsWith('.md'))
const guides = await Promise.all(
  names.map(async name => [name, readGuide(await readFile(new URL(name, folder), 'utf8'))] as const),
)

test('there is a guide for each role, with a title, steps and pictures', () => {
  expect(names.sort()).toEqual(['checker.md', 'keyer.md', 'province.md', 'registrar.md', 'scanner.md'])
  for (const [name, blocks] of guides) {
    const types = new Set(blocks.map(({ type }) => type))
    for (const type of ['title', 'heading', 'paragraph', 'steps', 'picture'] as const)
      expect(types.has(type), `${name}: ${type}`).toBe(true)
  }
})

test('nothing of the Markdown is left unread', () => {
  for (const [name, blocks] of guides)
    for (const block of blocks) {
      const lines = 'items' in block ? block.items.flat() : 'pieces' in block ? block.pieces : []
      for (const { text } of lines) expect(text, name).not.toMatch(/\*\*|`|!\[|^#|\]\(/)
    }
})

test('every picture is there and small, and none is there that no guide shows', async () => {
  const shown = guides.flatMap(([, blocks]) =>
    blocks.flatMap(block => (block.type === 'picture' ? [block.file] : [])),
  )
  const pictures = new URL('pictures/', folder)
  expect((await readdir(pictures)).sort()).toEqual([...new Set(shown)].sort())
  for (const file of shown) expect((await stat(new URL(file, pictures))).size, file).toBeLessThan(90_000)
})
