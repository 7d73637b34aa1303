import { idOf } from '../model/ids.ts'
import type { View } from '../model/view.ts'
import { bookNames, country } from './country.ts'
import { type RouteRow, toOneself } from './trial.ts'

/** The obstacle about each book: for who is wholly at home where it was reported, and who has the book. */
function ofObstacle(payload?: object, more: { passes?: readonly string[]; never?: boolean } = {}): RouteRow {
  return {
    ...(more.passes === undefined ? {} : { passes: more.passes }),
    trials: url =>
      bookNames.map((relation, book) => {
        const agency = country.books[book]?.agency ?? 0
        return {
          relation: `obstacle of ${relation}`,
          url: url.replace(':agency', idOf('agency', agency)).replace(':obstacle', idOf('obstacle', book)),
          ...(payload === undefined ? {} : { payload }),
          allowed: (view: View) => more.never !== true && (view.seesAgency(agency) || view.seesBook(book)),
          marks: [idOf('obstacle message', book)],
        }
      }),
  }
}

const one = '/api/obstacles/:agency/:obstacle'

/** Routes about obstacles. Guidance is for everybody to read and the agency's own to withdraw. */
export const obstacleRoutes: Readonly<Record<string, RouteRow>> = {
  'GET /api/obstacles': toOneself(),
  // Nothing comes with a form that is no form.
  'POST /api/obstacles': toOneself({ payload: {}, passes: ['request.invalid', 'request.not-multipart'] }),
  [`GET ${one}`]: ofObstacle(),
  // None of them has a photo.
  [`GET ${one}/photo`]: ofObstacle(undefined, { never: true }),
  [`POST ${one}/remarks`]: ofObstacle({ kind: 'remark', text: 'Xin hỏi thêm' }),
  // Whoever has a book of an agency that is otherwise elsewhere sees the obstacle, and does not answer for that agency.
  [`POST ${one}/answers`]: ofObstacle(
    { kind: 'answer', text: 'Xin trả lời' },
    { passes: ['obstacle.not-yours'] },
  ),
  'GET /api/guidance': toOneself(),
  'POST /api/guidance': toOneself({ payload: { title: 'Hướng dẫn', body: 'Cách làm như sau' } }),
  'POST /api/guidance/:guidance/withdrawal': {
    trials: url => [
      {
        ...{ relation: 'no such guidance', url: url.replace(':guidance', idOf('obstacle', 0)) },
        ...{ allowed: () => false, marks: [] },
      },
    ],
  },
}
