import { posix } from 'node:path'
import type { DocxParts } from './docx-parts.ts'
import { childrenOf, parseXml } from './xml-tree.ts'

/** Relation id → name of the part within the file. */
export type Relations = ReadonlyMap<string, string>

/** What a part refers to within the file; what lies outside is left out. */
export function readRelations(parts: DocxParts, part: string): Relations {
  const bytes = parts.get(posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`))
  const relations = new Map<string, string>()
  if (bytes === undefined) return relations
  for (const { attributes } of childrenOf(parseXml(bytes.toString('utf8')), 'Relationship')) {
    const { Id: id, Target: target, TargetMode: mode } = attributes
    if (id === undefined || target === undefined || mode === 'External') continue
    relations.set(id, target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(part), target))
  }
  return relations
}
