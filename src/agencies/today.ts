/** Vietnam keeps UTC+7 all year. */
const offsetMs = 7 * 60 * 60 * 1000

/** The day it is in Vietnam, `YYYY-MM-DD`: an agency ends and another begins at midnight there. */
export function today(now = new Date()): string {
  return new Date(now.getTime() + offsetMs).toISOString().slice(0, 10)
}
