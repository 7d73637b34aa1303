import type { Text } from '../text.ts'

/** `error`: the entry can't go into the registry as it is. `warning`: a person should look at the paper. `info`: worth knowing, nothing to do. */
export type Severity = 'error' | 'warning' | 'info'

/**
 * A rule: what it says, why it stands, and whether a person may answer "đúng như trong sổ" (the book says so). In the texts `{value}` and
 * `{suggestion}` are those of the finding; params that are words come twice, as `{label}` and `{labelEn}`. Every rule has an example that
 * fires it and a near miss that does not (`examples/`), and a line in docs/rules.md, which a test keeps.
 */
export interface Rule extends Text {
  /** What the findings of the rule are called together: short, without params, unlike any other rule's. */
  readonly title: Text
  readonly severity: Severity
  /** The article of law, or `practice` (“Thông lệ”) with the defect it was seen on; `recalled` (“theo trí nhớ”) what was not read in a source here. */
  readonly basis: Text
  readonly overridable: boolean
  /** Registration days (yyyymmdd, both included, 0 and Infinity for open ends) of the entries it is about; absent: all. */
  readonly period?: { readonly from: number; readonly to: number }
  /**
   * What a suggestion is worth. `certain`: it says the same as the cell in the form asked for, so all alike may be put right at once.
   * `likely`: a guess to be compared with the page. Absent: the rule suggests nothing.
   */
  readonly fix?: 'certain' | 'likely'
}
