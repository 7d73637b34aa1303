import type { Language } from '../../../../src/register/text.ts'
import { formatDay } from '../../messages/format.ts'
import type { Messages } from '../../messages/vi.ts'
import { existsOn } from './agency-tree.ts'
import { dayBefore } from './days.ts'
import {
  extentOf,
  type Giver,
  listDraftFaults,
  remainsAfter,
  type SuccessionDraft,
} from './succession-plan.ts'

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** `Xã A, Xã B và Xã C`, as the language joins a list. */
export function joinNames(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
}

/** What a draft says and what follows from it, sentence by sentence; empty while it has faults. */
export function listPreview(
  draft: SuccessionDraft,
  { succession: text, agencies: { levels } }: Pick<Messages, 'succession' | 'agencies'>,
  language: Language,
): readonly string[] {
  const { kind, basis, givers, takers } = draft
  const { day: onDate } = draft
  const first = givers[0]
  if (onDate === undefined || first === undefined || listDraftFaults(draft).length > 0) return []
  const join = (names: readonly string[]) => joinNames(names, language)
  const named = (those: readonly Giver[]) => join(those.map(giver => giver.agency.name))
  const taker = join(takers.map(agency => agency.name))
  const day = formatDay(onDate)
  const because = basis.trim() === '' ? '' : text.because(basis.trim())
  const remaining = givers.filter(giver => remainsAfter(draft, giver))
  const ending = givers.filter(giver => !remainsAfter(draft, giver))

  const mergeSentence = () => {
    const parts = join(
      givers.map(giver =>
        extentOf(draft, giver) === 'full' ? giver.agency.name : text.partOf(giver.agency.name),
      ),
    )
    const level = givers.every(giver => giver.agency.level === first.agency.level)
      ? levels[first.agency.level].toLowerCase()
      : null
    const who = givers.length === 1 ? parts : text.several(givers.length, level, parts)
    const old = takers[0]
    const stood = old !== undefined && existsOn(old, dayBefore(onDate))
    return (stood ? text.mergedInto : text.mergedAs)(who, taker, day)
  }
  const sentences: Readonly<Record<typeof kind, () => string>> = {
    merge: mergeSentence,
    split: () => (remaining.length > 0 ? text.cutOff : text.divided)(first.agency.name, taker, day),
    rename: () =>
      first.agency.name === takers[0]?.name
        ? text.recoded(first.agency.name, first.agency.code, takers[0].code, day)
        : text.renamed(first.agency.name, taker, day),
    abolish: () => text.abolished(named(givers), taker, day),
  }
  const whole = givers.filter(giver => extentOf(draft, giver) === 'full')
  const endingInPart = ending.filter(giver => extentOf(draft, giver) === 'partial')
  return [
    `${upperFirst(sentences[kind]())}${because}.`,
    ...(ending.length > 0 ? [text.ends(named(ending), day)] : []),
    ...(remaining.length > 0 ? [text.goesOn(named(remaining))] : []),
    ...(whole.length > 0 ? [text.takesBooks(taker, named(whole))] : []),
    ...(endingInPart.length > 0 ? [text.booksToSay(named(endingInPart))] : []),
  ]
}
