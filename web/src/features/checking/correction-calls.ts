import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  type AlikePreview,
  alikeListSchema,
  alikePreviewSchema,
  answeredSchema,
  type Corrected,
  correctedSchema,
  type correctionsSchema,
} from '../../../../src/checking/corrections/schema.ts'
import type { Package } from '../../../../src/checking/schema.ts'
import { changeListSchema } from '../../../../src/inventory/changes/schema.ts'
import { call, command, withQuery } from '../../api/client.ts'
import { packageKey } from './calls.ts'

/** Findings that are alike: of one rule, or of one rule about one value with one suggestion. */
export interface Alike {
  readonly code: string
  readonly column?: string
  readonly value?: string
  readonly suggestion?: string
}

const addressOf = ({ agency, id }: Package) => `/api/packages/${agency.id}/${id}`

/** Puts cells right, or leaves rows out. */
export function postCorrections(pack: Package, body: z.input<typeof correctionsSchema>): Promise<Corrected> {
  return call(correctedSchema, `${addressOf(pack)}/corrections`, { method: 'POST', body })
}

/** Which cells would be put right by what their findings suggest. */
export function previewAlike(
  pack: Package,
  alike: Alike,
  page: { readonly offset: number; readonly limit: number },
): Promise<AlikePreview> {
  const body = { ...alike, ...page }
  return call(alikePreviewSchema, `${addressOf(pack)}/corrections/alike/preview`, { method: 'POST', body })
}

/** Puts them right, but for those excluded. */
export function postAlike(
  pack: Package,
  alike: Alike,
  exclude: readonly { readonly row: number; readonly column: string }[],
): Promise<Corrected> {
  const body = { ...alike, exclude }
  return call(correctedSchema, `${addressOf(pack)}/corrections/alike`, { method: 'POST', body })
}

/** Undoes a change of the package's rows. */
export function undoCorrections(pack: Package, change: string): Promise<Corrected> {
  return call(correctedSchema, `${addressOf(pack)}/changes/${change}/undoing`, { method: 'POST' })
}

/** The latest changes of the package's rows. */
export function usePackageChanges(pack: Package, enabled: boolean) {
  return useQuery({
    queryKey: [...packageKey(pack.agency.id, pack.id), 'changes'],
    queryFn: async ({ signal }) =>
      (await call(changeListSchema, `${addressOf(pack)}/changes`, { signal })).changes,
    enabled,
  })
}

/** The open findings of a rule by column, value and suggestion. */
export function useAlikeGroups(pack: Package, code: string) {
  return useQuery({
    queryKey: [...packageKey(pack.agency.id, pack.id), 'alike', code],
    queryFn: ({ signal }) =>
      call(alikeListSchema, withQuery(`${addressOf(pack)}/findings/alike`, { code }), { signal }),
  })
}

/** Says of all findings that are alike that the paper has it so; answers how many. */
export async function answerAlike(pack: Package, alike: Alike, reason: string): Promise<number> {
  const body = { ...alike, reason }
  const path = `${addressOf(pack)}/findings/as-in-book`
  return (await call(answeredSchema, path, { method: 'POST', body })).count
}

/** Takes that back; with a reason only what was said with it. */
export async function takeBackAlike(pack: Package, alike: Alike, reason?: string): Promise<number> {
  const path = withQuery(`${addressOf(pack)}/findings/as-in-book`, { ...alike, reason })
  return (await call(answeredSchema, path, { method: 'DELETE' })).count
}

/** Asks for the whole package to be checked again. */
export function postRecheck(pack: Package): Promise<void> {
  return command(`${addressOf(pack)}/recheck`, { method: 'POST' })
}
