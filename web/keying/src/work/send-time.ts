/** Sending waits until nothing was typed for so long… */
const quietMs = 700
/** …but never longer than this after the first change that the server has not: with the way there, it has it within two seconds. */
const longestMs = 1_400
const retryMs = [1_000, 2_000, 5_000, 10_000, 20_000, 30_000]

/** When something changed, and how sending went; moments in milliseconds on one clock. */
export interface SendState {
  /** The first and the last change that the server has not. */
  readonly firstAt: number
  readonly lastAt: number
  /** Failures in a row, and when the last was. */
  readonly failures: number
  readonly failedAt: number
}

/** When to send next. */
export function nextSendAt({ firstAt, lastAt, failures, failedAt }: SendState): number {
  const due = Math.min(lastAt + quietMs, firstAt + longestMs)
  if (failures === 0) return due
  return Math.max(due, failedAt + (retryMs[Math.min(failures, retryMs.length) - 1] ?? 0))
}
