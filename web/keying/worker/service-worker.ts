import { type FileList, runWorker } from '../../offline/worker/run-worker.ts'
import { catalogues } from '../src/messages/catalogues.ts'
import { sessions } from '../src/sessions.ts'
import { sendWaiting, syncTag } from '../src/work/background.ts'

declare const self: ServiceWorkerGlobalScope
declare const __FILES__: FileList

runWorker(self, __FILES__, {
  tag: syncTag,
  async send() {
    const session = await sessions.find()
    if (session === null || session.mustFinish) return
    const { withdrawn } = catalogues[session.account.language].work
    const end = await sendWaiting({ session, withdrawn, signal: new AbortController().signal })
    if (end === 'line') throw new Error(end)
  },
})
