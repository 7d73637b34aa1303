/** The guides in the order they are listed, by the names of their files in docs/guide. */
export const guideNames = ['registrar', 'scanner', 'keyer', 'checker', 'province'] as const
export type GuideName = (typeof guideNames)[number]

const texts = import.meta.glob<string>('../../../../docs/guide/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const pictures = import.meta.glob<string>('../../../../docs/guide/pictures/*.webp', {
  query: '?url',
  import: 'default',
  eager: true,
})

/** The Markdown of a guide. */
export function getGuide(name: GuideName): string {
  return texts[`../../../../docs/guide/${name}.md`] ?? ''
}

/** Where a guide's picture is fetched from; undefined when there is none. */
export function findPicture(file: string): string | undefined {
  return pictures[`../../../../docs/guide/pictures/${file}`]
}
