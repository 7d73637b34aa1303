import type { Capture } from '../../../../../src/scanning/review/schema.ts'
import type { Messages } from '../../../messages/vi.ts'

/** Which pages of the book a picture gives: `Trang 12`, `Trang 12–13`. */
export function titleOf({ sequence, pages }: Capture, { review: text }: Messages): string {
  return pages.length > 1 ? text.pages(sequence, sequence + pages.length - 1) : text.page(sequence)
}
