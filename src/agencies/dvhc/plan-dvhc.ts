import { foldName } from '../../register/names.ts'
import type { AgencyLevel } from '../find-agency.ts'
import { unknownSince } from '../format-period.ts'
import type { Succession } from '../schema.ts'
import type { Dvhc, DvhcCommune, DvhcPart, DvhcProvince, DvhcUnit } from './read-dvhc.ts'

/** The day on which provinces and communes were rearranged and the districts ended. */
export const reorganisation = '2025-07-01'

/** An agency of the lists; `key` is its code and its first day, `20551@1900-01-01`. */
export interface ListedAgency {
  readonly key: string
  readonly code: string
  readonly level: AgencyLevel
  readonly name: string
  readonly parentKey: string | null
  readonly validFrom: string
  readonly validTo: string | null
}

export interface ListedLink {
  readonly predecessorKey: string
  readonly successorKey: string
  readonly onDate: string
  readonly extent: Succession['extent']
  readonly kind: Succession['kind']
  readonly basis: string
}

/** The agencies and successions of some provinces, parents before children. */
export interface ListedTree {
  readonly agencies: readonly ListedAgency[]
  readonly links: readonly ListedLink[]
}

const provinceBasis = 'Nghị quyết 202/2025/QH15'
const communeBasis = 'Các nghị quyết 1654–1687/NQ-UBTVQH15 năm 2025'
const renamedBasis = 'Nghị quyết 30/2026/QH16'

/** The agencies of the lists, of one province (by its code of today) or of all; an unknown code gives nothing. */
export function planDvhc({ provinces, communes }: Dvhc, code?: string): ListedTree {
  const trees = provinces
    .filter(province => code === undefined || province.code === code)
    .map(province =>
      planProvince(
        province,
        communes.filter(commune => commune.province === province.code),
      ),
    )
  return {
    agencies: trees.flatMap(tree => tree.agencies),
    links: trees.flatMap(tree => tree.links),
  }
}

const keyOf = (code: string, validFrom: string): string => `${code}@${validFrom}`

/** Same code, same name, made of itself alone: nothing happened to it. Tone marks differ between the lists, so they don't count. */
function isUnchanged({ code, name, madeOf }: DvhcUnit): boolean {
  const [only, ...others] = madeOf
  return (
    only !== undefined &&
    others.length === 0 &&
    only.extent === 'full' &&
    only.code === code &&
    foldName(only.name) === foldName(name)
  )
}

/** A province as it is today, what it was called before, what it was made of, and its communes. */
function planProvince(province: DvhcProvince, communes: readonly DvhcCommune[]): ListedTree {
  const { code, name, madeOf, renamed } = province
  const isOld = isUnchanged(province)
  const start = isOld ? unknownSince : reorganisation
  const first = keyOf(code, start)
  const today = keyOf(code, renamed?.onDate ?? start)
  const level = 'province'
  const now: ListedAgency = {
    key: today,
    code,
    level,
    name: departmentOf(renamed?.name ?? name),
    parentKey: null,
    validFrom: renamed?.onDate ?? start,
    validTo: null,
  }
  const ended: ListedAgency[] = []
  const links: ListedLink[] = []
  if (!isOld) {
    for (const part of madeOf) {
      ended.push({ ...endedAgency(part), level, name: departmentOf(part.name), parentKey: today })
      links.push(linkOf(part, first, kindOf(part, madeOf), provinceBasis))
    }
  }
  if (renamed !== null) {
    const { onDate } = renamed
    const before = { key: first, code, level, name: departmentOf(name), validFrom: start } as const
    ended.push({ ...before, parentKey: today, validTo: onDate })
    const link = { predecessorKey: first, successorKey: today, onDate } as const
    links.push({ ...link, extent: 'full', kind: 'rename', basis: renamedBasis })
  }
  const below = planCommunes(communes, today)
  return { agencies: [now, ...ended, ...below.agencies], links: [...links, ...below.links] }
}

/** The communes of a province, old and new. All are beneath it as it is today: README.md says why the old ones are, too. */
function planCommunes(communes: readonly DvhcCommune[], parentKey: string): ListedTree {
  const old = new Map<string, ListedAgency>()
  const now: ListedAgency[] = []
  const links: ListedLink[] = []
  for (const commune of communes) {
    const { code, name, madeOf } = commune
    const isOld = isUnchanged(commune)
    const validFrom = isOld ? unknownSince : reorganisation
    const key = keyOf(code, validFrom)
    now.push({ key, code, level: 'commune', name: officeOf(name), parentKey, validFrom, validTo: null })
    if (isOld) continue
    for (const part of madeOf) {
      const level = isDistrict(part) ? 'district' : 'commune'
      const ended = endedAgency(part)
      old.set(ended.key, { ...ended, level, name: officeOf(part.name), parentKey })
      links.push(linkOf(part, key, kindOf(part, madeOf), communeBasis))
    }
  }
  return { agencies: [...old.values(), ...now], links }
}

const endedAgency = ({ code }: DvhcPart) => ({
  key: keyOf(code, unknownSince),
  code,
  validFrom: unknownSince,
  validTo: reorganisation,
})

/** The five island districts had no communes and registered themselves. */
const isDistrict = ({ code }: DvhcPart): boolean => code.length === 3

function kindOf(part: DvhcPart, madeOf: readonly DvhcPart[]): Succession['kind'] {
  if (isDistrict(part)) return 'abolish'
  if (part.extent === 'partial') return 'split'
  return madeOf.length === 1 ? 'rename' : 'merge'
}

function linkOf(part: DvhcPart, successorKey: string, kind: Succession['kind'], basis: string): ListedLink {
  return {
    predecessorKey: keyOf(part.code, unknownSince),
    successorKey,
    onDate: reorganisation,
    extent: part.extent,
    kind,
    basis,
  }
}

const departmentOf = (unit: string): string => `Sở Tư pháp ${lowerUnit(unit)}`
const officeOf = (unit: string): string => `UBND ${lowerUnit(unit)}`

/** `Xã Điện Thắng` → `xã Điện Thắng`, as within a sentence. */
const lowerUnit = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)
