import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconCertificate } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { withQuery } from '../../../api/client.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Page } from '../../../ui/layout/page.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useCan } from '../../access/session.ts'
import { BookTable } from './book-table.tsx'
import { useBook } from './calls.ts'
import classes from './extracts.module.css'

const typingMs = 350

/** The book of issued copies: a year of an office, searched by name, number or code. */
export function BookPage(): ReactNode {
  const { extracts: text } = useMessages()
  const { language } = useLanguage()
  const can = useCan()
  const thisYear = new Date().getFullYear()
  const [year, setYear] = useState<number | undefined>(thisYear)
  const [agency, setAgency] = useState<string | undefined>()
  const [typed, setTyped] = useState('')
  const [sought] = useDebouncedValue(typed.trim(), typingMs)
  const book = useBook({
    text: sought,
    ...(year === undefined ? {} : { year }),
    ...(agency === undefined ? {} : { agency }),
  })
  const [first] = book.data?.pages ?? []
  const lines = book.data?.pages.flatMap(part => part.extracts) ?? []
  const years = [...new Set([thisYear, ...(first?.years ?? [])])].sort((a, b) => b - a)
  const count = (value: number) => formatCount(value, language)
  const exported = (format: string) => withQuery(`/api/extracts/book.${format}`, { year, agency })
  return (
    <Page
      fill
      title={text.bookTitle}
      below={first !== undefined && <div className="soft">{first.agencyName}</div>}
      actions={
        <>
          {year !== undefined && first !== undefined && first.total > 0 && (
            <>
              <Button variant="default" component="a" href={exported('xlsx')} download>
                {text.exportXlsx}
              </Button>
              <Button variant="default" component="a" href={exported('pdf')} target="_blank" rel="noreferrer">
                {text.exportPdf}
              </Button>
            </>
          )}
          {can('extracts.manage') && (
            <Button variant="subtle" renderRoot={props => <Link to="/extracts/templates" {...props} />}>
              {text.templates}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.filters}>
        <TextInput
          type="search"
          label={text.find}
          value={typed}
          maxLength={200}
          onChange={event => setTyped(event.currentTarget.value)}
        />
        <NativeSelect
          label={text.year}
          value={year === undefined ? '' : String(year)}
          data={[
            ...years.map(each => ({ value: String(each), label: String(each) })),
            { value: '', label: text.everyYear },
          ]}
          onChange={event =>
            setYear(event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value))
          }
        />
        {first !== undefined && first.agencies.length > 1 && (
          <NativeSelect
            label={text.agency}
            value={agency ?? first.agencies.find(each => each.name === first.agencyName)?.id ?? ''}
            data={first.agencies.map(each => ({ value: each.id, label: each.name }))}
            onChange={event => setAgency(event.currentTarget.value)}
          />
        )}
      </div>
      {book.isPending ? (
        <Loading lines={8} />
      ) : book.isError ? (
        <Failed problem={book.error} onRetry={() => void book.refetch()} />
      ) : lines.length === 0 ? (
        <Empty
          icon={<IconCertificate size={36} />}
          title={sought === '' ? text.none : text.notFound}
          text={sought === '' ? text.noneHint : text.notFoundHint}
        />
      ) : (
        <>
          {first !== undefined && (
            <p className={classes.sums} role="status">
              {text.sums(count(first.total), count(first.copies), count(first.feesVnd))}
              {first.cancelled > 0 && `, ${text.cancelledSum(count(first.cancelled))}`}
            </p>
          )}
          <BookTable lines={lines} />
          {book.hasNextPage && (
            <div className={classes.moreRow}>
              <Button
                variant="default"
                loading={book.isFetchingNextPage}
                onClick={() => void book.fetchNextPage()}
              >
                {text.more}
              </Button>
            </div>
          )}
        </>
      )}
    </Page>
  )
}
