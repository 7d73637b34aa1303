import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { AppError } from '../../errors.ts'
import { type Attachment, type FormPlace, type FormShape, takeForm } from '../../scanning/intake/take-form.ts'
import { newNoteSchema } from './schema.ts'

/** `note` as JSON, and `evidence`: the scanned decision, or nothing. */
const noteForm: FormShape = {
  field: 'note',
  file: 'evidence',
  accepts: ['application/pdf', 'image/jpeg', 'image/png'],
  refuse: name => new AppError('note.evidence', { name }),
}

/** Reads a note's form. Throws `request.invalid`, `request.too-large`, `note.evidence`. */
export async function takeNote(
  request: FastifyRequest,
  place: FormPlace,
): Promise<{ readonly note: z.output<typeof newNoteSchema>; readonly evidence: Attachment | null }> {
  const { said, attachment } = await takeForm(request, noteForm, place)
  const note = newNoteSchema.safeParse(said)
  if (!note.success) throw new AppError('request.invalid', { detail: 'note' }, note.error)
  return { note: note.data, evidence: attachment }
}
