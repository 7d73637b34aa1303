import type { OwnBatches } from '../../../../src/keying/schema.ts'
import { findKind } from '../../../../src/register/kind.ts'
import type { Language } from '../../../../src/register/text.ts'
import type { Messages } from '../messages/vi.ts'

/** A book's title as people say it: kind, volume, year. */
export function bookTitle(
  { kind, year, volume }: OwnBatches['books'][number]['book'],
  { batches }: Messages,
  language: Language,
): string {
  return batches.bookTitle(findKind(kind)?.name[language] ?? kind, year, volume)
}
