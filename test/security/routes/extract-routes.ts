import { idOf } from '../model/ids.ts'
import type { View } from '../model/view.ts'
import { agencyNames } from './country.ts'
import { form, ofAgency, type RouteRow, toOneself } from './trial.ts'

/** A paper that each office issued, by its id under the address of the office and of another. */
function ofExtract(payload?: object, passes: readonly string[] = []): RouteRow {
  return {
    passes,
    trials: url =>
      agencyNames.flatMap((relation, agency) => {
        const at = (place: number) =>
          url.replace(':agency', idOf('agency', place)).replace(':extract', idOf('extract', agency))
        const shared = { ...(payload === undefined ? {} : { payload }), marks: [idOf('extract', agency)] }
        return [
          { ...shared, relation, url: at(agency), allowed: (view: View) => view.seesAgency(agency) },
          {
            ...shared,
            relation: `${relation}, under another agency's address`,
            url: at((agency + 1) % agencyNames.length),
            allowed: () => false,
            onlyHolders: true,
          },
        ]
      }),
  }
}

/** A book that each office keeps, asked for with a query. */
function ofBookOfExtracts(): RouteRow {
  return {
    trials: url =>
      agencyNames.map((relation, agency) => ({
        relation,
        url: `${url}?year=2001&agency=${idOf('agency', agency)}`,
        allowed: (view: View) => view.seesAgency(agency),
        marks: [],
      })),
  }
}

/** One's own office's template of a paper. */
function ofPaper(url: (path: string) => string, more: Parameters<typeof toOneself>[0] = {}): RouteRow {
  const row = toOneself(more)
  return { ...row, trials: (path, ...rest) => row.trials(url(path.replace(':paper', 'TLKS')), ...rest) }
}
const ofShipped = ofPaper(path => path.replace(':version', 'shipped'))
const same = (path: string) => path
const noTemplate = form([{ name: 'file', file: 'mau.docx', content: 'không phải là văn bản Word' }])
const upload: RouteRow = {
  passes: ['template.not-docx'],
  trials: url => [
    {
      relation: 'oneself',
      url: url.replace(':paper', 'TLKS'),
      ...noTemplate,
      allowed: () => true,
      marks: [],
    },
  ],
}

/** A system that may issue papers but not see all that stands on them learns that. */
const fileAnswers = ['vault.missing', 'extract.rights']

/** Routes about issued papers and templates. No file of theirs lies in the vault: who sees the paper learns that. */
export const extractRoutes: Readonly<Record<string, RouteRow>> = {
  'POST /api/extracts/search': ofAgency({ payload: agency => ({ agency: idOf('agency', agency) }) }),
  'GET /api/extracts/book.xlsx': ofBookOfExtracts(),
  'GET /api/extracts/book.pdf': ofBookOfExtracts(),
  'GET /api/extracts/:agency/:extract/pdf': ofExtract(undefined, fileAnswers),
  'GET /api/extracts/:agency/:extract/docx': ofExtract(undefined, fileAnswers),
  'POST /api/extracts/:agency/:extract/cancellation': ofExtract({ reason: 'Lý do để thử quyền' }),
  'GET /api/extract-templates': toOneself(),
  'GET /api/extract-templates/:paper/placeholders.xlsx': ofPaper(same),
  'GET /api/extract-templates/:paper/:version/docx': ofShipped,
  'GET /api/extract-templates/:paper/:version/pdf': ofShipped,
  'POST /api/extract-templates/:paper': upload,
  'POST /api/extract-templates/:paper/choice': ofPaper(same, { payload: { version: null } }),
}
