import { z } from 'zod'

/** POST /api/books/:agency/:book/keying/package (keying.manage): asks for a package of what is keyed; answers keyedPackageSchema. */
export const askKeyedPackageSchema = z.object({
  /** Whether cases that are not finished are left out; without, they hinder the package (`keying.package-unfinished`). */
  leaveOut: z.boolean().default(false),
})

/** GET /api/books/:agency/:book/keying/package (keying.read): what a package could be made of now, and the latest that was made. */
export const keyedPackageSchema = z.object({
  finished: z.number().int(),
  /** Cases whose fields are not settled yet. */
  unfinished: z.number().int(),
  /** Whether the ministry has a sheet for the kind. */
  official: z.boolean(),
  /** The package being made; null: none. */
  making: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
  /** Why the last one could not be made; null: it was, or none was asked for. */
  failure: z.string().nullable(),
  latest: z
    .object({
      id: z.uuid(),
      at: z.iso.datetime(),
      rows: z.number().int(),
      /** Whether an entry was settled otherwise since, or more are finished. */
      behind: z.boolean(),
    })
    .nullable(),
})
export type KeyedPackage = z.infer<typeof keyedPackageSchema>
