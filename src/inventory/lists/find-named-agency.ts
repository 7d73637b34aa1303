import { fitName, readNameQuery } from '../../agencies/match-name.ts'
import type { Agency, AgencyList } from '../../agencies/schema.ts'
import { foldName } from '../../register/names.ts'
import type { ListFinding } from './schema.ts'

/** The agency a line means, or why it is not known. */
export type NamedAgency =
  | { readonly agency: Agency; readonly finding?: undefined }
  | { readonly agency?: undefined; readonly finding: ListFinding }

export interface AgencyWanted {
  readonly code: string | null
  readonly name: string | null
  readonly year: number
}

/**
 * Finds the agencies that the lines of a list name, by code or name, among those of the year: of a name several bore, the one whose whole name it is. Nothing is
 * guessed, because who registered a book can't be changed later. `mine` says whether books may be listed for it; `usual` is for lines that name none.
 */
export function createAgencyFinder(
  { agencies, successions }: AgencyList,
  mine: (id: string) => boolean,
  usual: string | undefined,
) {
  const byId = new Map(agencies.map(agency => [agency.id, agency]))
  const known = new Map<string, readonly Agency[]>()
  const named = (text: string): readonly Agency[] => {
    const found = known.get(text) ?? search(agencies, text)
    known.set(text, found)
    return found
  }
  return ({ code, name, year }: AgencyWanted): NamedAgency => {
    const said = code ?? name
    const candidates =
      said === null
        ? [usual === undefined ? undefined : byId.get(usual)].filter(agency => agency !== undefined)
        : code === null
          ? named(said)
          : agencies.filter(agency => agency.code === code)
    if (candidates.length === 0)
      return problem(said === null ? 'agency-missing' : 'agency-unknown', { text: said ?? '' })
    const then = candidates.filter(agency => existedIn(agency, year))
    const ours = then.filter(({ id }) => mine(id))
    const [only, ...others] = ours
    if (only !== undefined && others.length === 0) return { agency: only }
    if (only !== undefined) return problem('agency-ambiguous', { text: said ?? '', list: listOf(ours) })
    if (then.length > 0) return problem('agency-not-yours', { text: listOf(then) })
    const before = successions
      .filter(({ successorId }) => candidates.some(({ id }) => id === successorId))
      .flatMap(({ predecessorId }) => byId.get(predecessorId) ?? [])
      .filter(agency => existedIn(agency, year))
    return problem('agency-not-then', { text: listOf(candidates), year: String(year), list: listOf(before) })
  }
}

const existedIn = ({ validFrom, validTo }: Agency, year: number): boolean =>
  validFrom <= `${year}-12-31` && (validTo === null || validTo > `${year}-01-01`)

const listOf = (agencies: readonly Agency[]) =>
  agencies
    .slice(0, 5)
    .map(({ name }) => name)
    .join('; ')

function search(agencies: readonly Agency[], text: string): readonly Agency[] {
  const byCode = agencies.filter(({ code }) => code === text.trim())
  if (byCode.length > 0) return byCode
  const query = readNameQuery(text.split(',')[0] ?? '')
  const fitting = agencies.filter(({ name }) => fitName(query, name) === 0)
  const whole = foldName(text)
  // "xã An Hạc" is not "phường An Hạc", and with its district it is no other of the same name.
  const literal = fitting.filter(
    ({ name }) => foldName(name).endsWith(whole) || foldName(name.split(',')[0] ?? '').endsWith(whole),
  )
  return literal.length > 0 ? literal : fitting
}

function problem(code: ListFinding['code'], params: ListFinding['params']): NamedAgency {
  return { finding: { code, severity: 'error', column: 'agency', params } }
}
