import { decodeKind } from './decode-kind.ts'
import type { Field, Status } from './field.ts'
import cdgh from './kinds/cdgh.json' with { type: 'json' }
import cmc from './kinds/cmc.json' with { type: 'json' }
import cn from './kinds/cn.json' with { type: 'json' }
import gh from './kinds/gh.json' with { type: 'json' }
import gsgh from './kinds/gsgh.json' with { type: 'json' }
import hn from './kinds/hn.json' with { type: 'json' }
import k from './kinds/k.json' with { type: 'json' }
import kh from './kinds/kh.json' with { type: 'json' }
import ks from './kinds/ks.json' with { type: 'json' }
import kt from './kinds/kt.json' with { type: 'json' }
import lh from './kinds/lh.json' with { type: 'json' }
import tdcc from './kinds/tdcc.json' with { type: 'json' }
import type { KindCode, RegisterKind } from './register-kind.ts'

export type { KindCode, KindFacts, Person, PersonFields, RegisterKind, Sex } from './register-kind.ts'
export type { Field, Status }

/** The twelve kinds of civil-status register, in the order of the law's books: the five with an official sheet first. */
export const kinds: readonly RegisterKind[] = [ks, kh, kt, cmc, hn, cn, gh, cdgh, gsgh, lh, tdcc, k].map(
  decodeKind,
)

const byCode: ReadonlyMap<string, RegisterKind> = new Map(kinds.map(kind => [kind.code, kind]))

/** The kind with this code, whatever its case, or nothing. */
export function findKind(code: string): RegisterKind | undefined {
  return byCode.get(code) ?? byCode.get(code.trim().toUpperCase())
}

/** The kind with this code. */
export function getKind(code: KindCode): RegisterKind {
  const kind = byCode.get(code)
  if (kind === undefined) throw new Error(`no register kind ${code}`)
  return kind
}
