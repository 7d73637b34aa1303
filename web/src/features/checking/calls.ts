import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import {
  findingListSchema,
  type Package,
  type PackageFinding,
  packageListSchema,
  packageSchema,
  receivedPackageSchema,
  rowListSchema,
} from '../../../../src/checking/schema.ts'
import { call, command, withQuery } from '../../api/client.ts'
import { upload } from '../../api/upload.ts'

const pollMs = 1000
const findingsAtOnce = 100

/** Everything the page's memory holds of one package stands under this key. */
export function packageKey(agency: string, id: string): readonly string[] {
  return ['package', agency, id]
}

/** One package; asked again every second while its check is running. */
export function usePackage(agency: string, id: string) {
  return useQuery({
    queryKey: [...packageKey(agency, id), 'head'],
    queryFn: ({ signal }) => call(packageSchema, `/api/packages/${agency}/${id}`, { signal }),
    refetchInterval: query => {
      const pack = query.state.data
      return pack?.state === 'received' || (pack?.progress ?? null) !== null ? pollMs : false
    },
  })
}

/** The latest packages, all or those of one agency's book. */
export function usePackages(filter: {
  readonly agency?: string
  readonly book?: string
  readonly limit?: number
}) {
  return useQuery({
    queryKey: ['packages', filter],
    queryFn: ({ signal }) => call(packageListSchema, withQuery('/api/packages', { ...filter }), { signal }),
    refetchInterval: query =>
      query.state.data?.packages.some(each => each.state === 'received') ? pollMs * 2 : false,
  })
}

/** The findings of a package counted by rule. */
export function useFindingGroups(agency: string, id: string, enabled: boolean) {
  return useQuery({
    queryKey: [...packageKey(agency, id), 'groups'],
    queryFn: ({ signal }) =>
      call(findingListSchema, withQuery(`/api/packages/${agency}/${id}/findings`, { limit: 1 }), { signal }),
    enabled,
  })
}

/** The findings of one rule, a hundred at a time. */
export function useFindingsOf(agency: string, id: string, code: string) {
  return useInfiniteQuery({
    queryKey: [...packageKey(agency, id), 'findings', code],
    queryFn: ({ pageParam, signal }) =>
      call(
        findingListSchema,
        withQuery(`/api/packages/${agency}/${id}/findings`, {
          code,
          offset: pageParam,
          limit: findingsAtOnce,
        }),
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: (last, all) => {
      const seen = all.reduce((sum, page) => sum + page.findings.length, 0)
      return last.findings.length > 0 && seen < last.total ? seen : undefined
    },
  })
}

/** The findings of severity error, at most 500: enough to say what a deposit of the valid rows would leave behind. */
export function useErrors(agency: string, id: string, enabled: boolean) {
  return useQuery({
    queryKey: [...packageKey(agency, id), 'errors'],
    queryFn: ({ signal }) =>
      call(
        findingListSchema,
        withQuery(`/api/packages/${agency}/${id}/findings`, { severity: 'error', limit: 500 }),
        { signal },
      ),
    enabled,
  })
}

/** Which rows of the sheet are shown: all, those with any finding, or those with an open finding of a rule. */
export interface RowFilter {
  readonly onlyWithFindings: boolean
  readonly code?: string | undefined
}

/** A part of the sheet's rows with the findings of each. */
export async function listRows(
  agency: string,
  id: string,
  filter: RowFilter,
  offset: number,
  limit: number,
  signal?: AbortSignal,
) {
  const path = withQuery(`/api/packages/${agency}/${id}/rows`, { ...filter, offset, limit })
  return call(rowListSchema, path, { signal })
}

/** The open findings from a row on, or backwards from it; the nearest row first. */
export async function listOpenFindings(
  agency: string,
  id: string,
  query: { readonly code?: string | undefined; readonly from?: number; readonly until?: number },
): Promise<readonly PackageFinding[]> {
  const path = withQuery(`/api/packages/${agency}/${id}/findings`, { ...query, open: true, limit: 500 })
  return (await call(findingListSchema, path)).findings
}

/** Says of a finding that the paper has it so. */
export function sayAsInBook(
  agency: string,
  id: string,
  finding: PackageFinding,
  reason: string,
): Promise<void> {
  return command(`/api/packages/${agency}/${id}/findings/${finding.id}/as-in-book`, {
    method: 'POST',
    body: { reason },
  })
}

/** Takes back what was said of a finding. */
export function takeBack(agency: string, id: string, finding: PackageFinding): Promise<void> {
  return command(`/api/packages/${agency}/${id}/findings/${finding.id}/as-in-book`, { method: 'DELETE' })
}

/** The address of the PDF of a row's case. */
export function rowPdfAddress({ agency, id }: Package, row: number): string {
  return `/api/packages/${agency.id}/${id}/rows/${row}/pdf`
}

/** The address of the annotated workbook. */
export function reportAddress(agency: string, id: string): string {
  return `/api/packages/${agency}/${id}/report.xlsx`
}

interface PackageFiles {
  readonly agencyId: string
  readonly xlsx: File
  readonly zip: File | null
}

/** Sends a book's files; the answer is the package's id. Its check then runs on the server. */
export function uploadPackage(
  files: PackageFiles,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<{ id: string }> {
  const form = new FormData()
  form.append('agency', files.agencyId)
  form.append('xlsx', files.xlsx, files.xlsx.name)
  if (files.zip !== null) form.append('zip', files.zip, files.zip.name)
  return upload(receivedPackageSchema, '/api/packages', form, { onProgress, signal })
}
