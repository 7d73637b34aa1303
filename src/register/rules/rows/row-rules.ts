import { ageRules } from './age-rules.ts'
import { numberRules } from './number-rules.ts'
import { orderRules } from './order-rules.ts'
import { personRules } from './person-rules.ts'

/** Rules about the values of a row against each other, and against the book it stands in. */
export const rowRules = { ...orderRules, ...ageRules, ...personRules, ...numberRules }
