import type { TreeLine } from './agency-tree.ts'

/**
 * Where a key leads from a line of a tree: another line, or `turn` to fold or unfold this one; undefined when the key means nothing
 * here. As in WAI-ARIA's tree pattern.
 */
export function moveInTree(
  key: string,
  at: number,
  lines: readonly Pick<TreeLine, 'depth' | 'open'>[],
  pageLines: number,
): number | 'turn' | undefined {
  const line = lines[at]
  if (line === undefined) return undefined
  const last = lines.length - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1)
    case 'ArrowUp':
      return Math.max(0, at - 1)
    case 'PageDown':
      return Math.min(last, at + pageLines)
    case 'PageUp':
      return Math.max(0, at - pageLines)
    case 'Home':
      return 0
    case 'End':
      return last
    case 'ArrowRight':
      if (line.open === null) return at
      return line.open ? at + 1 : 'turn'
    case 'ArrowLeft':
      if (line.open === true) return 'turn'
      return findParent(at, line.depth, lines)
    default:
      return undefined
  }
}

function findParent(at: number, depth: number, lines: readonly Pick<TreeLine, 'depth'>[]): number {
  for (let index = at - 1; index >= 0; index--) if ((lines[index]?.depth ?? 0) < depth) return index
  return at
}
