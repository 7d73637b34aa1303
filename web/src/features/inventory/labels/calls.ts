import { useQuery } from '@tanstack/react-query'
import { labelSchema, type Stick, stuckSchema } from '../../../../../src/inventory/labels/schema.ts'
import { call, fetchBlob } from '../../../api/client.ts'

/** The book a label is on. */
export function useLabel(code: string) {
  return useQuery({
    queryKey: ['label', code],
    queryFn: ({ signal }) => call(labelSchema, `/api/labels/${code}`, { signal }),
    retry: false,
  })
}

/** Lists the book there and then, and puts the label on it. */
export const stickLabel = (code: string, book: Stick) =>
  call(stuckSchema, `/api/labels/${code}`, { method: 'POST', body: book })

/** Has the browser save sheets of labels; `path` with what they are for. */
export async function saveLabels(path: '/api/labels' | '/api/labels/blank', body: unknown): Promise<void> {
  const pdf = await fetchBlob(path, new AbortController().signal, body)
  const address = URL.createObjectURL(pdf)
  const link = document.createElement('a')
  link.href = address
  link.download = 'nhan-so.pdf'
  link.click()
  URL.revokeObjectURL(address)
}
