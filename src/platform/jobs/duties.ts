import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '../../errors.ts'
import type { App } from '../app.ts'
import { codeOf } from '../error-code.ts'

/** Something the running program does by itself, again and again; several processes may do it at once, and doing it twice does no harm. */
export interface Duty {
  readonly name: string
  readonly everyMs: number
  run(app: App): Promise<void>
}

/** Does each duty at once and then at its times, until the signal. One that fails is logged and tried again at its next time. */
export async function runDuties(app: App, duties: readonly Duty[], signal: AbortSignal): Promise<void> {
  await Promise.all(
    duties.map(async duty => {
      while (!signal.aborted) {
        await duty.run(app).catch((error: unknown) => {
          const code = error instanceof AppError ? error.code : codeOf(error)
          app.log.error({ duty: duty.name, code }, 'a duty was not done')
        })
        await delay(duty.everyMs, undefined, { signal }).catch(() => undefined)
      }
    }),
  )
}
