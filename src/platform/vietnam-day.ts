/** Vietnam keeps UTC+7 all year. */
const offset = '+07:00'
const offsetMs = 7 * 60 * 60 * 1000
const dayMs = 24 * 60 * 60 * 1000

/** The day in Vietnam at an instant, `YYYY-MM-DD`. */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + offsetMs).toISOString().slice(0, 10)
}

/** The first instant of a day in Vietnam. */
export function startOf(day: string): Date {
  return new Date(`${day}T00:00:00.000${offset}`)
}

/** The day after; also the instant at which `day` is over, as `startOf(dayAfter(day))`. */
export function dayAfter(day: string): string {
  return dayOf(new Date(startOf(day).getTime() + dayMs))
}

/** The day before. */
export function dayBefore(day: string): string {
  return dayOf(new Date(startOf(day).getTime() - dayMs))
}

/** An instant as people in Vietnam write it: `22/11/2026 14:03:05`. */
export function formatInstant(at: Date): string {
  const [day = '', time = ''] = new Date(at.getTime() + offsetMs).toISOString().slice(0, 19).split('T')
  return `${day.split('-').reverse().join('/')} ${time}`
}

/** The day it is in Vietnam: an agency ends and another begins at midnight there. */
export function today(now = new Date()): string {
  return dayOf(now)
}
