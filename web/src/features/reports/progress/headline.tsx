import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { bookStates } from '../../../../../src/inventory/schema.ts'
import { type BookSums, measures } from '../../../../../src/reports/progress/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { booksIn } from './books-in.ts'
import classes from './progress.module.css'
import type { ProgressNarrowing } from './progress-search.ts'

interface HeadlineProps {
  readonly sums: BookSums
  readonly filter: ProgressNarrowing
}

/** The numbers of all books that are asked about, and the books by how far they are; each opens its list. */
export function Headline({ sums, filter }: HeadlineProps): ReactNode {
  const { home: text, inventory } = useMessages()
  const { language } = useLanguage()
  const figures = [
    { name: text.books, count: sums.books },
    ...measures.map(measure => ({ name: text.measures[measure], count: sums[measure] })),
  ]
  return (
    <section aria-label={text.numbers} className={classes.headline}>
      <dl className={classes.figures}>
        {figures.map(({ name, count }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Link to="/books" search={filter}>
                {formatCount(count, language)}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
      <ul className={classes.states}>
        {bookStates.map(state => {
          const count = booksIn(sums, state)
          const shown = formatCount(count, language)
          return (
            <li
              key={state}
              data-state={state}
              style={{ flexGrow: Math.max(count / Math.max(1, sums.books), 0.12) }}
            >
              <Link to="/books" search={{ ...filter, state }}>
                <strong>{shown}</strong> {inventory.states[state]}
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
