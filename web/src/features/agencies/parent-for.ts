import type { Agency } from '../../../../src/agencies/schema.ts'
import { existsOn } from './agency-tree.ts'

/** Under whom a successor most likely stands: the nearest above its predecessor that exists on the day (the districts end). */
export function parentFor(
  predecessor: Agency | undefined,
  agencies: readonly Agency[],
  day: string,
): string | undefined {
  let parent = agencies.find(({ id }) => id === predecessor?.parentId)
  while (parent !== undefined && !existsOn(parent, day)) {
    const above: string | null = parent.parentId
    parent = agencies.find(({ id }) => id === above)
  }
  return parent?.id
}
