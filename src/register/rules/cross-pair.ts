import type { TextParams } from '../text.ts'
import type { Part } from './cross-facts.ts'
import type { Judgement, Standing } from './cross-finding.ts'
import { type Agreement, agreementTexts } from './cross-same-person.ts'
import { daysLater, isBefore, mayBeSame, type Span, shownSpan, wholeDay } from './cross-span.ts'
import type { StoredEntry, StoredPerson } from './cross-store.ts'

/** Two mentions of one person, and what shows it. */
export interface SamePair {
  readonly a: Standing
  readonly b: Standing
  readonly how: Agreement
}

/** What other entries tell of a marriage. */
export interface Marriages {
  /** When it ended, as far as other entries show: a death, a divorce, a certificate that says so. */
  readonly endsOf: (marriage: StoredEntry) => readonly Span[]
  /** The other spouse, when they are known well enough. */
  readonly spouseOf: (one: Standing) => StoredPerson | undefined
}

/** A judgement; `isRepetition`: it is no more than the same entry in a copy of the book, if the two books are copies. */
export interface PairJudgement extends Judgement {
  readonly isRepetition: boolean
}

/** One husband, one wife: since the law of 1959 held in the whole country (25.03.1977). */
const oneMarriageSince = 19770325

/** What two mentions of one person say against each other; nothing where the dates leave any way for both to be right. */
export function judgePair({ a, b, how }: SamePair, marriages: Marriages): PairJudgement | undefined {
  const { vi, en } = agreementTexts[how]
  const judge = (
    code: Judgement['code'],
    on: Standing,
    against: Standing,
    params: TextParams = {},
  ): PairJudgement => ({
    ...{ code, on, against, isRepetition: code.endsWith('-twice') },
    params: { how: vi, howEn: en, ...params },
  })
  const isAgain = a.entry.isAgain || b.entry.isAgain
  const parts = [a.person.part, b.person.part]
  if (parts[0] === parts[1]) {
    // The one that came later repeats the one before it.
    if (parts[0] === 'married') return judgeMarriages(a, b, marriages, judge)
    if (isAgain) return undefined
    if (parts[0] === 'born') return judge('cross.birth-twice', b, a)
    if (parts[0] === 'adopted') return judge('cross.adoption-twice', b, a)
    if (a.entry.isEnded || b.entry.isEnded) return undefined
    // Namesakes of one day who died on different days are two people, unless something else says they are one.
    const isSure = how === 'identity' || how === 'kin' || mayBeSame(a.entry.event, b.entry.event)
    return isSure ? judge('cross.death-twice', b, a) : undefined
  }
  const [dead, living] = b.person.part === 'died' ? [b, a] : [a, b]
  if (dead.person.part === 'died') return judgeDeath(dead, living, how, judge)
  const [married, other] = a.person.part === 'married' ? [a, b] : [b, a]
  if (married.person.part !== 'married' || other.person.part !== 'single') return undefined
  return isBefore(married.entry.event, other.entry.event) && !hasEnded(married, other.entry.event, marriages)
    ? judge('cross.single-though-married', other, married, shownOrder(married.entry.event, other.entry.event))
    : undefined
}

type Judge = (code: Judgement['code'], on: Standing, against: Standing, params?: TextParams) => PairJudgement

function judgeDeath(
  dead: Standing,
  living: Standing,
  how: Agreement,
  judge: Judge,
): PairJudgement | undefined {
  const death = dead.entry.event
  if (dead.entry.isEnded || death.from === 0) return undefined
  const event = living.entry.event
  const order = shownOrder(death, event)
  switch (living.person.part) {
    case 'parent': {
      // A father may die during the pregnancy.
      const last = living.person.sex === 1 ? daysLater(death, 300) : death
      return isBefore(last, event) ? judge('cross.parent-dead', living, dead, order) : undefined
    }
    case 'born':
      return how === 'identity' && isBefore(death, event)
        ? judge('cross.death-before-birth', living, dead, order)
        : undefined
    default:
      return isBefore(death, event) ? judge('cross.after-death', living, dead, order) : undefined
  }
}

function judgeMarriages(
  a: Standing,
  b: Standing,
  marriages: Marriages,
  judge: Judge,
): PairJudgement | undefined {
  if (isSameCouple(a, b, marriages))
    return a.entry.isAgain || b.entry.isAgain || a.entry.isEnded || b.entry.isEnded
      ? undefined
      : judge('cross.marriage-twice', b, a)
  const [first, second] = isBefore(a.entry.event, b.entry.event) ? [a, b] : [b, a]
  const [from, again] = [first.entry.event, second.entry.event]
  if (!isBefore(from, again) || again.from < oneMarriageSince || hasEnded(first, again, marriages))
    return undefined
  return judge('cross.married-while-married', second, first, shownOrder(from, again))
}

/** Whether the spouses are the same as well: by name, by number, or by birth (a name written otherwise). */
function isSameCouple(a: Standing, b: Standing, { spouseOf }: Marriages): boolean {
  if (a.person.kin[0] !== undefined && a.person.kin[0] === b.person.kin[0]) return true
  const [one, other] = [spouseOf(a), spouseOf(b)]
  if (one === undefined || other === undefined) return false
  if (one.name === other.name && mayBeSame(one.born, other.born)) return true
  if (one.identity !== 0 && one.identity === other.identity) return true
  return wholeDay(one.born) !== 0 && one.born.from === other.born.from && wholeDay(other.born) !== 0
}

/** Whether anything tells that a marriage was over on a day, or may have been. */
function hasEnded({ entry }: Standing, by: Span, { endsOf }: Marriages): boolean {
  return entry.isEnded || endsOf(entry).some(end => end.from === 0 || end.from <= by.to)
}

function shownOrder(earlier: Span, later: Span): TextParams {
  return { earlier: shownSpan(earlier), later: shownSpan(later) }
}

/** Kinds of mention that, of one person, can speak against each other or tell of a marriage's end. */
const telling: ReadonlySet<string> = new Set([
  'born born',
  'adopted adopted',
  'married married',
  ...(['born', 'parent', 'married', 'died', 'single', 'freed', 'acted'] as const).map(part => `died ${part}`),
  ...(['single', 'freed', 'divorced'] as const).map(part => `married ${part}`),
])

/** Whether two mentions of one person can say anything together. */
export function isTelling(a: Part, b: Part): boolean {
  return telling.has(`${a} ${b}`) || telling.has(`${b} ${a}`)
}
