import { changingHeaders } from '../../offline/account/session.ts'
import { type FileList, runWorker } from '../../offline/worker/run-worker.ts'
import { sessions } from '../src/account/sessions.ts'
import { alone, sendAll } from '../src/sending/send-all.ts'

declare const self: ServiceWorkerGlobalScope
declare const __FILES__: FileList

runWorker(self, __FILES__, {
  tag: 'gui-anh',
  send: () =>
    alone(false, async () => {
      const session = await sessions.find()
      if (session === null || session.mustFinish) return
      const headers = changingHeaders(session)
      const end = await sendAll(session.account.id, { headers, onProgress: () => undefined })
      if (end === 'line' || end === 'server') throw new Error(end)
    }),
})
