import { Button } from '@mantine/core'
import { IconPrinter, IconShieldLock } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Anchor } from '../../../../src/journal/schema.ts'
import { formatCount, formatDay, formatMoment } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { useSession } from '../access/session.ts'
import classes from './anchors-print.module.css'
import { useAnchorsBetween } from './calls.ts'
import { hashGroups } from './hash-groups.ts'

const route = getRouteApi('/shell/journal/anchors/print')

/** The seals of a period as a sheet of paper to sign and keep: the hashes in groups that can be compared by eye. */
export function AnchorsPrintPage(): ReactNode {
  const { anchors: text } = useMessages()
  const { from, to } = route.useSearch()
  const anchors = useAnchorsBetween(from, to)
  const wanted = anchors.data ?? []
  return (
    <Page
      sheet
      title={text.printTitle}
      above={
        <div className={classes.trail}>
          <Link to="/journal" search={{ tab: 'anchors' }}>
            ← {text.backToAnchors}
          </Link>
        </div>
      }
      actions={
        <Button
          leftSection={<IconPrinter size={17} />}
          disabled={wanted.length === 0}
          onClick={() => window.print()}
        >
          {text.printNow}
        </Button>
      }
    >
      {anchors.isPending && <Loading />}
      {anchors.isError && <Failed problem={anchors.error} onRetry={() => void anchors.refetch()} />}
      {anchors.isSuccess && wanted.length === 0 && (
        <Empty icon={<IconShieldLock size={40} stroke={1.3} />} title={text.noneInRange} />
      )}
      {wanted.length > 0 && <Sheet anchors={wanted} />}
    </Page>
  )
}

function Sheet({ anchors }: { readonly anchors: readonly Anchor[] }): ReactNode {
  const { anchors: text, product } = useMessages()
  const { data: session } = useSession()
  const account = session?.account
  const people = [text.signatures.maker, text.signatures.checker] as const
  return (
    <article className={classes.sheet} aria-label={text.printTitle}>
      <header className={classes.head}>
        <div>
          <strong>{account?.agency.name}</strong>
          <div>
            {text.system}: {product} · {window.location.host}
          </div>
        </div>
        <div className={classes.place}>{text.place}</div>
      </header>
      <h2 className={classes.title}>{text.printTitle}</h2>
      <p className={classes.intro}>{text.printIntro}</p>
      {anchors.map(anchor => (
        <Seal key={anchor.day} anchor={anchor} />
      ))}
      <p className={classes.intro}>{text.printCheck}</p>
      <footer className={classes.signatures}>
        {people.map(name => (
          <div key={name}>
            <strong>{name}</strong>
            <div>{text.signHere}</div>
          </div>
        ))}
        <div>
          <strong>{text.signatures.head}</strong>
          <div>{text.sealHere}</div>
        </div>
      </footer>
    </article>
  )
}

function Seal({ anchor }: { readonly anchor: Anchor }): ReactNode {
  const { anchors: text } = useMessages()
  const { language } = useLanguage()
  const isFirst = /^0+$/.test(anchor.previous)
  return (
    <section className={classes.seal} aria-label={formatDay(anchor.day)}>
      <h3>
        {text.day} {formatDay(anchor.day)}
      </h3>
      <dl>
        <dt>{text.hash}</dt>
        <dd>
          <Hash hash={anchor.hash} />
        </dd>
        <dt>{text.previous}</dt>
        <dd className={classes.small}>{isFirst ? text.first : <Hash hash={anchor.previous} />}</dd>
        <dt>{text.rows}</dt>
        <dd>
          {formatCount(anchor.rows, language)} · {text.chains}: {formatCount(anchor.chains, language)} ·{' '}
          {text.madeAt}: {formatMoment(anchor.madeAt)}
        </dd>
      </dl>
    </section>
  )
}

/** Sixteen groups of four, eight a line, so that a person can follow with a finger. */
function Hash({ hash }: { readonly hash: string }): ReactNode {
  const groups = hashGroups(hash)
  return (
    <code className={classes.hash}>
      <span>{groups.slice(0, 8).join(' ')}</span> <span>{groups.slice(8).join(' ')}</span>
    </code>
  )
}
