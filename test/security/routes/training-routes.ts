import { idOf } from '../model/ids.ts'
import { type RouteRow, toOneself } from './trial.ts'

/** A try of somebody else: nobody gets through by its id. */
const anothers = (payload?: object): RouteRow => ({
  trials: url => [
    {
      relation: 'another’s try',
      url: url.replace(':practice', idOf('practice', 0)),
      ...(payload === undefined ? {} : { payload }),
      allowed: () => false,
      marks: [],
    },
  ],
})

const practice = '/api/training/practices/:practice'
const certificate = toOneself({ passes: ['training.none-passed'] })

/** Routes about practising, which are about nobody but who asks; and the list of people, of one's own agencies. */
export const trainingRoutes: Readonly<Record<string, RouteRow>> = {
  'GET /api/training/practices': toOneself(),
  'POST /api/training/practices': toOneself({ payload: { lesson: 'accept' }, passes: ['training.lesson'] }),
  [`GET ${practice}`]: anothers(),
  [`GET ${practice}/sample`]: anothers(),
  [`POST ${practice}/marks`]: anothers({ marks: {} }),
  [`POST ${practice}/finish`]: anothers({ verdict: null }),
  [`POST ${practice}/giving-up`]: anothers(),
  'GET /api/training/certificate.docx': certificate,
  'GET /api/training/certificate.pdf': certificate,
}
