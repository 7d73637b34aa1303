import { idOf } from '../model/ids.ts'
import { type RouteRow, toOneself } from './trial.ts'

/** A session of somebody else: nobody may end it by its id. */
const othersSession: RouteRow = {
  trials: url => [
    {
      relation: 'another’s session',
      url: url.replace(':session', idOf('session', 0)),
      allowed: () => false,
      marks: [],
    },
  ],
}

/** Routes about nobody but who asks. */
export const ownRoutes: Readonly<Record<string, RouteRow>> = {
  'GET /api/session': toOneself(),
  'DELETE /api/session': toOneself(),
  'GET /api/session/sessions': toOneself(),
  'DELETE /api/session/sessions/:session': othersSession,
  'DELETE /api/session/sessions': toOneself(),
  'POST /api/session/password': toOneself({
    payload: { current: 'sai', next: 'ngắn' },
    passes: ['password.wrong', 'password.weak', 'password.length', 'sign-in.failed'],
  }),
  'POST /api/session/language': toOneself({ payload: { language: 'en' } }),
  'POST /api/session/second-factor': toOneself({ payload: { password: 'sai' }, passes: ['password.wrong'] }),
  'POST /api/session/second-factor/confirmation': toOneself({
    payload: { code: '123456' },
    passes: ['second-factor.none', 'second-factor.wrong-code'],
  }),
  'POST /api/session/second-factor/removal': toOneself({
    payload: { password: 'sai' },
    passes: ['password.wrong', 'second-factor.none'],
  }),
  'POST /api/session/recovery-codes': toOneself({
    payload: { password: 'sai' },
    passes: ['password.wrong', 'second-factor.none'],
  }),
  'GET /api/rights': toOneself(),
}

/** Open to everybody, and why. */
export const publicRoutes: Readonly<Record<string, string>> = {
  'GET /healthz': 'Says whether the database answers, and nothing else.',
  'GET /metrics': 'Counts without anybody’s data; to this machine only (http.db.test.ts).',
  'GET /api/openapi.json': 'Describes the routes; the same for every installation.',
  'GET /api/docs': 'A page to read that description.',
  'GET /api/docs/:file': 'The files of that page.',
  'GET /assets/*': 'The web application’s files; the same for every installation.',
  'GET /xac-nhan': 'The page that confirms an extract to whoever holds it: its number, office and day.',
  'GET /xac-nhan/:code': 'The same, where the QR code of an extract leads.',
  'GET /chup': 'The way to the phone page.',
  'GET /chup/*': 'The phone page’s files; the same for every installation.',
  'GET /nhap': 'The way to the keying desk.',
  'GET /nhap/*': 'The keying desk’s files; the same for every installation.',
  'POST /api/session': 'Signing in.',
  'GET /api/session/ways': 'The name on the button of the OpenID provider.',
  'GET /api/session/oidc': 'Sends the browser to the OpenID provider.',
  'GET /api/session/oidc/callback': 'Where the OpenID provider sends it back to.',
}
