import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type Reading, readingViewSchema } from '../../../../../src/checking/reading/schema.ts'
import { call, command, withQuery } from '../../../api/client.ts'
import { packageKey } from '../calls.ts'

/** What somebody tries out before confirming it; nothing: as it is kept. */
export interface Tried {
  readonly sheet?: string | undefined
  readonly headerRow?: number | undefined
  readonly letters?: string | undefined
}

/** How a package's workbook is read, or would be. */
export function useReading(agency: string, id: string, tried: Tried) {
  return useQuery({
    queryKey: [...packageKey(agency, id), 'reading', tried],
    queryFn: ({ signal }) =>
      call(readingViewSchema, withQuery(`/api/packages/${agency}/${id}/reading`, { ...tried }), { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  })
}

/** Keeps how the workbook is to be read; the package is then checked again. */
export function confirmReading(agency: string, id: string, reading: Reading): Promise<void> {
  return command(`/api/packages/${agency}/${id}/reading`, { method: 'POST', body: reading })
}
