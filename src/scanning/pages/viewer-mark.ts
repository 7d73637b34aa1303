import type { Actor } from '../../access/guard.ts'
import type { ViewerMark } from '../../imaging/mark/viewer-mark.ts'

const vietnamMs = 7 * 3_600_000

/** The hour of Vietnam's clock a moment is in: `14 giờ ngày 22.11.2026` from `2026-11-22T07:05:00Z`. */
export function formatHour(at: Date): string {
  const [date = '', time = ''] = new Date(at.getTime() + vietnamMs).toISOString().split('T')
  return `${Number(time.slice(0, 2))} giờ ngày ${date.split('-').reverse().join('.')}`
}

/**
 * What is written over what somebody looks at: who, for which agency, in which hour. The hour and not the minute, so that leafing back
 * shows the same picture (kept in memory) and means one line of the journal.
 */
export function viewerMark({ account, agency }: Pick<Actor, 'account' | 'agency'>, at: Date): ViewerMark {
  const hour = formatHour(at)
  return {
    across: `${account.username} · ${hour.replace(' ngày', '')}`,
    foot: `Người xem: ${account.displayName} (${account.username}) – ${agency.name} – ${hour} – Sổ Gốc`,
  }
}
