import { kinds } from './kind.ts'
import type { KindCode } from './register-kind.ts'

/**
 * The order of work inside a phase that Bến Tre's plan prescribes, so that families are known before the births that name them: KH → KS → CMC → HN → KT → the rest.
 */
export const kindOrder: readonly KindCode[] = [
  ...(['KH', 'KS', 'CMC', 'HN', 'KT'] as const),
  ...kinds.map(({ code }) => code).filter(code => !['KH', 'KS', 'CMC', 'HN', 'KT'].includes(code)),
]

/** Whose people a book of the first kind names again, so that they are offered while keying where those books were keyed before. */
const reuses: Readonly<Partial<Record<KindCode, readonly KindCode[]>>> = {
  KS: ['KH'],
  CMC: ['KS', 'KH'],
  HN: ['KS', 'KH'],
  KT: ['KS', 'KH'],
  CN: ['KS', 'KH'],
  GH: ['KS', 'KH'],
  CDGH: ['GH'],
  GSGH: ['KS', 'GH'],
  LH: ['KH'],
  TDCC: ['KS', 'KH'],
}

/** Whether keying `later` before `earlier` is keyed loses known people that would have been offered. */
export function losesPeople(later: KindCode, earlier: KindCode): boolean {
  return reuses[later]?.includes(earlier) ?? false
}
