import { AppError } from '../errors.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { groupBy } from '../register/group-by.ts'
import { listBearers, parseReference } from './agency-reference.ts'
import { existsOn, overlap, type Period } from './agency-rules.ts'
import { correctAgency } from './correct-agency.ts'
import { createAgency } from './create-agency.ts'
import { type Agency, findAgency } from './find-agency.ts'
import { dayBefore, formatPeriod, unknownSince } from './format-period.ts'
import { listHeirs } from './list-agencies.ts'
import type { ParsedLine } from './parse-agency-line.ts'
import { recordSuccession } from './record-succession.ts'

/** The machine's own hand: a command has no bounds. */
const everything = { scope: 'all' } as const

/** Declares or corrects the agency of a line. Throws `agency.…`, `agency-file.…`. */
export async function applyLine(
  tx: Transaction,
  line: ParsedLine,
): Promise<{ readonly agency: Agency; readonly did: 'added' | 'changed' | 'nothing' }> {
  const { code, level, name, validTo } = line
  const standing = await findStanding(tx, line)
  if (standing === undefined) {
    if (name === null) throw new AppError('agency-file.missing', { column: 'tên (name)' })
    const period = { validFrom: line.validFrom ?? unknownSince, validTo }
    const parentId = line.parent === null ? null : await findParent(tx, line.parent, period)
    const agency = await createAgency(tx, everything, { code, level, name, parentId, ...period })
    return { agency, did: 'added' }
  }
  if (standing.level !== level)
    throw new AppError('agency-file.value', { column: 'level', value: level, allowed: standing.level })
  const period = { validFrom: line.validFrom ?? standing.validFrom, validTo: validTo ?? standing.validTo }
  const parentId = line.parent === null ? standing.parentId : await findParent(tx, line.parent, period)
  const agency = await correctAgency(tx, everything, standing.id, {
    name: name ?? standing.name,
    parentId,
    ...period,
  })
  return { agency, did: JSON.stringify(agency) === JSON.stringify(standing) ? 'nothing' : 'changed' }
}

/** The agency that a line corrects: by its code and first day, or the one whose first day nobody knew yet. */
async function findStanding(
  tx: Transaction,
  { code, validFrom, validTo }: ParsedLine,
): Promise<Agency | undefined> {
  const bearers = await listBearers(tx, code)
  if (validFrom !== null) {
    const isUndated = (agency: Agency) =>
      agency.validFrom === unknownSince && overlap(agency, { validFrom, validTo })
    return bearers.find(agency => agency.validFrom === validFrom) ?? bearers.find(isUndated)
  }
  if (bearers.length > 1) {
    const list = bearers.map(agency => `${agency.name} (${formatPeriod(agency)})`).join('; ')
    throw new AppError('agency-file.several', { code, list })
  }
  return bearers[0]
}

/** Spreadsheets drop the zeros in front of a code; a province has 2 digits, a district 3, a commune 5. */
function listSpellings(code: string): readonly string[] {
  return /^\d+$/.test(code) ? [...new Set([0, 2, 3, 5].map(digits => code.padStart(digits, '0')))] : [code]
}

/** The first spelling of a code that an agency fits. Throws `agency.unknown`. */
async function getBearer(
  tx: Transaction,
  reference: string,
  choose: (bearers: readonly Agency[], onDate: string | null) => Agency | undefined,
): Promise<Agency> {
  const { code, onDate } = parseReference(reference)
  for (const spelling of listSpellings(code)) {
    const agency = choose(await listBearers(tx, spelling), onDate)
    if (agency !== undefined) return agency
  }
  throw new AppError('agency.unknown', { code: reference })
}

/** The id of the agency above: of those that bore the code in the time, the one at its end. */
async function findParent(tx: Transaction, reference: string, period: Period): Promise<string> {
  const parent = await getBearer(tx, reference, (bearers, onDate) => {
    if (onDate !== null) return bearers.find(agency => existsOn(agency, onDate))
    const possible = bearers.filter(agency => overlap(agency, period))
    const { validTo } = period
    const atEnd = (agency: Agency) =>
      validTo === null ? agency.validTo === null : existsOn(agency, dayBefore(validTo))
    return possible.find(atEnd) ?? possible.at(-1)
  })
  return parent.id
}

/** Records who took over from an agency, but for what is recorded already; gives the number of new links. */
export async function handOver(
  tx: Transaction,
  agencyId: string,
  lines: readonly ParsedLine[],
): Promise<number> {
  const agency = await findAgency(tx, agencyId)
  const known = await listHeirs(tx, [agencyId])
  const links = []
  for (const { succession, validTo } of lines) {
    if (agency === undefined || succession === null || validTo === null) continue
    const successor = await getBearer(tx, succession.successor, (bearers, onDate) =>
      bearers.find(each => existsOn(each, onDate ?? validTo)),
    )
    const { extent, basis } = succession
    if (known.some(link => link.successorId === successor.id && link.extent === extent)) continue
    const usual = agency.level !== successor.level ? 'abolish' : extent === 'partial' ? 'split' : 'merge'
    const link = { predecessorId: agencyId, successorId: successor.id, extent }
    links.push({ link, onDate: validTo, kind: succession.kind ?? usual, basis })
  }
  const acts = groupBy(links, ({ onDate, kind, basis }) => JSON.stringify([onDate, kind, basis]))
  for (const act of acts.values()) {
    const [first] = act
    if (first === undefined) continue
    const { onDate, kind, basis } = first
    const together = act.map(({ link }) => link)
    await recordSuccession(tx, everything, { onDate, kind, basis, links: together, remaining: [] })
  }
  return links.length
}
