import type { Language } from '../../register/text.ts'
import type { DetailedStatistics } from './get-statistics.ts'
import type { EthnicGroups } from './schema.ts'

/** Everything that is exported: what the screen shows, and the circulars' tables by agency. */
export interface StatisticsExport {
  readonly statistics: DetailedStatistics
  readonly ethnicGroups: EthnicGroups
  readonly language: Language
}
