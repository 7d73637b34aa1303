import type { ReactNode } from 'react'
import type { WorkItem } from '../../../../src/plan/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'

/** How far a book is, in a few words: `40 trang · nhập 12/80`. */
export function WorkFacts({ item }: { readonly item: WorkItem }): ReactNode {
  const { work: text } = useMessages()
  const { language } = useLanguage()
  const count = (value: number) => formatCount(value, language)
  const wanted = item.cases > 0 ? item.cases : (item.closingTotal ?? 0)
  const facts = [
    ...(item.pages > 0 ? [text.pages(count(item.pages))] : []),
    ...(item.keyed > 0 || (item.pages > 0 && wanted > 0)
      ? [text.keyed(count(item.keyed), wanted > 0 ? count(wanted) : '?')]
      : []),
    ...(item.checked > 0 ? [text.checked(count(item.checked))] : []),
  ]
  return <>{facts.length === 0 ? text.notBegun : facts.join(' · ')}</>
}
