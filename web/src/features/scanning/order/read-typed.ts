import { pageNumberSchema } from '../../../../../src/scanning/order/schema.ts'

/** What stands in a field as a page number: null for an empty one, undefined when it can't be one. */
export function readTyped(text: string): string | null | undefined {
  const trimmed = text.trim().toLowerCase()
  if (trimmed === '') return null
  const read = pageNumberSchema.safeParse(trimmed)
  return read.success ? read.data.replace(/^0+(?=[0-9])/, '') : undefined
}
