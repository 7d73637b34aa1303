import { z } from 'zod'

/**
 * Files come in by the tus protocol (1.0.0, https://tus.io): POST /api/uploads creates, HEAD and PATCH /api/uploads/:agency/:upload
 * resume, DELETE gives up. All need pages.upload and, but for HEAD, the header x-csrf-token. `Upload-Metadata` holds what is below.
 */
export const uploadMetadataSchema = z.object({
  agency: z.uuid(),
  book: z.uuid(),
  name: z.string().min(1).max(500),
  origin: z.enum(['upload', 'phone']).default('upload'),
  /** One selection of files, and the file's place in it from 0: pages keep this order however the files arrive. */
  batch: z.uuid().optional(),
  position: z.coerce.number().int().min(0).max(1_000_000).optional(),
  /** The page whose place the file's first page takes; its earlier picture is kept. */
  replaces: z.uuid().optional(),
})
export type UploadMetadata = z.infer<typeof uploadMetadataSchema>

/** A book that has the same picture; `title` as `KS.1997.01`, with the agency's name when it is another. */
export const elsewhereSchema = z.object({ agency: z.uuid(), book: z.uuid(), title: z.string() })

/**
 * A page that a file gave, at `sequence`, null while it is set aside. `isDuplicate`: the book had the same picture already. `alsoIn`:
 * another book has it, too, so that the file may have been meant for that one.
 */
export const takenPageSchema = z.object({
  capture: z.uuid(),
  sequence: z.number().int().nullable(),
  isDuplicate: z.boolean(),
  alsoIn: elsewhereSchema.nullable(),
})
export type TakenPage = z.infer<typeof takenPageSchema>

/**
 * GET /api/uploads/:agency/:upload/outcome (pages.upload): what became of an upload; also the body of the answer to its last PATCH. A PDF or
 * TIFF gives as many pages as it has. refused: `message` says why, in words.
 */
export const uploadOutcomeSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  state: z.enum(['receiving', 'taken', 'refused']),
  pages: z.array(takenPageSchema),
  message: z.string().nullable(),
})
export type UploadOutcome = z.infer<typeof uploadOutcomeSchema>
