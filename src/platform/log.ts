import { pino } from 'pino'
import type { LogLevel } from './config.ts'

/** The program's log: JSON lines on standard error. Nothing personal goes in: no bodies, no query strings, no names. */
export type Log = import('pino').Logger

/** Opens the log at a level. */
export function openLog(level: LogLevel): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  )
}
