import { createSessions } from '../../../offline/account/session.ts'
import { keep, readKept } from '../store/kept.ts'

/** Signing in and out of the phone page. */
export const sessions = createSessions({ readKept, keep }, 'pages.upload')
