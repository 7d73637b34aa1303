/** How one thing came out. advice: it works, but the people who sign should know; not-tested: it could not be looked at. */
export type Verdict = 'passed' | 'failed' | 'advice' | 'not-tested'

/** One line of the report, in Vietnamese. */
export interface Finding {
  readonly title: string
  readonly verdict: Verdict
  /** Figures and what was found, one sentence each. */
  readonly facts: readonly string[]
}

/** A part of the report. */
export interface Section {
  readonly title: string
  /** What is looked at, and how, for who has to sign. */
  readonly about: string
  readonly findings: readonly Finding[]
}

/** A finding that passes when there is nothing to complain about. */
export function judged(title: string, complaints: readonly string[], facts: readonly string[] = []): Finding {
  return {
    title,
    verdict: complaints.length === 0 ? 'passed' : 'failed',
    facts: [...facts, ...atMost(complaints)],
  }
}

/** A part that could not be looked at, with the reason. */
export function untested(title: string, reason: string): Finding {
  return { title, verdict: 'not-tested', facts: [reason] }
}

const most = 20

/** The first of many sentences, and how many more there are. */
export function atMost(sentences: readonly string[]): readonly string[] {
  if (sentences.length <= most) return sentences
  return [...sentences.slice(0, most), `… và ${sentences.length - most} chỗ khác`]
}
