import { ofLot } from './lot-routes.ts'
import { ofBook, type RouteRow } from './trial.ts'

/** A paper's bytes are not in the vault: who sees the lot learns that. */
const paper = ofLot({ passes: ['vault.missing'] })

/** Routes about a book's counts and the minutes of a lot. */
export const countRoutes: Readonly<Record<string, RouteRow>> = {
  'GET /api/books/:agency/:book/chain': ofBook({ needs: 'listing' }),
  'POST /api/books/:agency/:book/chain/reasons': ofBook({
    needs: 'listing',
    payload: () => ({ step: 'pdfs-rows', why: 'unreadable', count: -1 }),
  }),
  'DELETE /api/books/:agency/:book/chain/reasons/:reason': ofBook({ needs: 'listing' }),
  'GET /api/acceptance/lots/:agency/:lot/minutes': ofLot(),
  'GET /api/acceptance/lots/:agency/:lot/minutes/docx': paper,
  'GET /api/acceptance/lots/:agency/:lot/minutes/pdf': paper,
}
