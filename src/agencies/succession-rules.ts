import type { z } from 'zod'
import { AppError } from '../errors.ts'
import { existsOn } from './agency-rules.ts'
import type { Agency } from './find-agency.ts'
import { formatDay, formatPeriod } from './format-period.ts'
import type { newSuccessionSchema, Succession } from './schema.ts'

export type NewSuccession = z.infer<typeof newSuccessionSchema>

/** A link with both its agencies. */
export interface Takeover {
  readonly predecessor: Agency
  readonly successor: Agency
  readonly extent: Succession['extent']
}

/** What stands between a link and the other end: enough to find a ring. */
export interface Edge {
  readonly predecessorId: string
  readonly successorId: string
}

/**
 * Throws `succession.…` when a reorganisation can't be: `existing` are the links of its predecessors and all that leads on from its
 * successors.
 */
export function requireSuccessionFits(
  { kind, onDate, remaining }: NewSuccession,
  takeovers: readonly Takeover[],
  existing: readonly Succession[],
): void {
  for (const takeover of takeovers) {
    requireDays(takeover, onDate, remaining.includes(takeover.predecessor.id))
    requireLevels(takeover, kind)
    if (takeover.extent === 'full' && remaining.includes(takeover.predecessor.id))
      throw new AppError('succession.remaining', { name: takeover.predecessor.name })
  }
  if (kind === 'rename') requireOneToOne(takeovers)
  requireUndivided(takeovers, existing, onDate)
  requireNoRing(takeovers, existing)
}

function requireDays({ predecessor, successor }: Takeover, onDate: string, remains: boolean): void {
  const day = formatDay(onDate)
  if (predecessor.id === successor.id) throw new AppError('succession.same', { name: predecessor.name })
  if (!existsOn(successor, onDate))
    throw new AppError('succession.successor-then', {
      name: successor.name,
      period: formatPeriod(successor),
      day,
    })
  const { validFrom, validTo } = predecessor
  const isThere = validTo === null || (remains ? validTo > onDate : validTo === onDate)
  if (validFrom >= onDate || !isThere)
    throw new AppError('succession.predecessor-then', {
      name: predecessor.name,
      period: formatPeriod(predecessor),
      day,
    })
}

function requireLevels({ predecessor, successor }: Takeover, kind: NewSuccession['kind']): void {
  const fits =
    kind === 'abolish'
      ? predecessor.level === 'district' && successor.level !== 'district'
      : predecessor.level === successor.level
  if (!fits)
    throw new AppError('succession.level', { predecessor: predecessor.name, successor: successor.name })
}

function requireOneToOne(takeovers: readonly Takeover[]): void {
  const predecessors = new Set(takeovers.map(each => each.predecessor.id))
  const successors = new Set(takeovers.map(each => each.successor.id))
  const isWhole = takeovers.every(each => each.extent === 'full')
  if (!isWhole || predecessors.size < takeovers.length || successors.size < takeovers.length)
    throw new AppError('succession.rename')
}

/** What was handed over wholly on a day leaves nothing for a second successor; nor is there anything after the end. */
function requireUndivided(
  takeovers: readonly Takeover[],
  existing: readonly Succession[],
  onDate: string,
): void {
  for (const { predecessor, successor, extent } of takeovers) {
    const { id, name } = predecessor
    const before = existing.filter(link => link.predecessorId === id)
    if (before.some(link => link.successorId === successor.id))
      throw new AppError('succession.exists', { predecessor: name, successor: successor.name })
    const sameDay = [
      ...before.filter(link => link.onDate === onDate),
      ...takeovers.filter(other => other.predecessor.id === id && other.successor.id !== successor.id),
    ]
    if (sameDay.some(other => other.extent === 'full' || extent === 'full'))
      throw new AppError('succession.full', { name, day: formatDay(onDate) })
    const twice = takeovers.filter(
      other => other.predecessor.id === id && other.successor.id === successor.id,
    )
    if (twice.length > 1)
      throw new AppError('succession.exists', { predecessor: name, successor: successor.name })
  }
}

function requireNoRing(takeovers: readonly Takeover[], existing: readonly Edge[]): void {
  const heirs = new Map<string, string[]>()
  const edges = [
    ...existing,
    ...takeovers.map(each => ({ predecessorId: each.predecessor.id, successorId: each.successor.id })),
  ]
  for (const { predecessorId, successorId } of edges)
    heirs.set(predecessorId, [...(heirs.get(predecessorId) ?? []), successorId])
  for (const { predecessor, successor } of takeovers) {
    const reached = new Set([successor.id])
    // A set may grow while it is walked.
    for (const id of reached) for (const next of heirs.get(id) ?? []) reached.add(next)
    if (reached.has(predecessor.id))
      throw new AppError('succession.cycle', { predecessor: predecessor.name, successor: successor.name })
  }
}
