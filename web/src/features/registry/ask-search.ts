import { parseBorn } from '../../messages/format.ts'
import { readSearch, rememberSearch } from './search-memory.ts'

/** What is wrong with the boxes: the birth, or the years of registration. */
export type SearchFault = 'born' | 'years' | null

const most = 50

/** Asks what stands in the boxes now; says what is wrong with them, and asks nothing then. */
export function askSearch(): SearchFault {
  const { text, born, kind, agency, from, to, role, sex } = readSearch()
  const words = text.trim()
  const birth = born.trim() === '' ? null : parseBorn(born)
  if (birth === undefined) return 'born'
  const years = [from, to].map(parseYear)
  if (years.some(year => year === undefined)) return 'years'
  if (words === '' && birth === null) return null
  const [first = null, last = null] = years
  rememberSearch({
    asked: {
      text: words,
      born: birth,
      kind,
      agency,
      from: first,
      to: last,
      role,
      sex: sex === null ? null : Number(sex),
      limit: most,
    },
  })
  return null
}

function parseYear(raw: string): number | null | undefined {
  const text = raw.trim()
  if (text === '') return null
  return /^(?:18|19|20)\d\d$/.test(text) ? Number(text) : undefined
}
