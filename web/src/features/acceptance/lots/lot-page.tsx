import { Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { LotDetail } from '../../../../../src/acceptance/lots/schema.ts'
import { formatCount, formatMoment } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { KindLabel } from '../../../ui/kind-label.tsx'
import { Page } from '../../../ui/layout/page.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import plain from '../../../ui/table/plain-table.module.css'
import { useCan } from '../../access/session.ts'
import { useLot } from './calls.ts'
import { Findings } from './findings.tsx'
import { LotStateBadge } from './lot-state.tsx'
import classes from './lots.module.css'
import { Risk } from './risk.tsx'
import { SignPanel } from './sign-panel.tsx'

const route = getRouteApi('/shell/acceptance/$agency/$lot')

/** One lot: how far its sample is inspected, what was found, the risk of its plan in words, and the signature. */
export function LotPage(): ReactNode {
  const id = route.useParams()
  const { lots: text } = useMessages()
  const lot = useLot(id)
  if (lot.isPending) return <Loading lines={8} />
  if (lot.isError) return <Failed whole problem={lot.error} onRetry={() => void lot.refetch()} />
  return (
    <Page
      title={text.lot(lot.data.number)}
      above={
        <div className={classes.trail}>
          <Link to="/acceptance">{text.title}</Link>
        </div>
      }
      heading={
        <>
          {text.lot(lot.data.number)} <LotStateBadge lot={lot.data} />
        </>
      }
      below={<Below lot={lot.data} />}
      actions={<InspectButton lot={lot.data} />}
    >
      <div className={classes.lot}>
        <div className={classes.main}>
          <SignPanel lot={lot.data} />
          <section>
            <h2>{text.findings}</h2>
            {lot.data.findings.length === 0 ? (
              <p className="soft">{text.noFindings}</p>
            ) : (
              <Findings findings={lot.data.findings} />
            )}
          </section>
          <Books lot={lot.data} />
        </div>
        <PlanOf lot={lot.data} />
      </div>
    </Page>
  )
}

function Below({ lot }: { readonly lot: LotDetail }): ReactNode {
  const { lots: text } = useMessages()
  const { by, at, signedBy, signedAt } = lot
  return (
    <div className="soft">
      {lot.name !== '' && <>{lot.name} · </>}
      {lot.agency.name} · {lot.contractor?.name ?? text.ownPeople} ·{' '}
      {text.by(by ?? text.nobody, formatMoment(at))}
      {signedAt !== null && ` · ${text.signedBy(signedBy ?? text.nobody, formatMoment(signedAt))}`}
    </div>
  )
}

function InspectButton({ lot }: { readonly lot: LotDetail }): ReactNode {
  const { lots: text } = useMessages()
  const can = useCan()
  if (!can('acceptance.inspect')) return null
  const open = lot.state === 'inspecting' && lot.ownWork === null
  return (
    <Button
      renderRoot={props => (
        <Link
          to="/acceptance/$agency/$lot/inspect"
          params={{ agency: lot.agency.id, lot: lot.id }}
          {...props}
        />
      )}
      variant={open ? 'filled' : 'default'}
      leftSection={<IconEye size={17} aria-hidden="true" />}
    >
      {!open ? text.look : lot.inspected === 0 ? text.inspect : text.goOn}
    </Button>
  )
}

function Books({ lot }: { readonly lot: LotDetail }): ReactNode {
  const { lots: text, inventory } = useMessages()
  const { language } = useLanguage()
  return (
    <section>
      <h2>{text.booksOf}</h2>
      <ScrollRegion className={plain.scroller} label={text.booksOf}>
        <table className={plain.table}>
          <thead>
            <tr>
              <th scope="col">{text.book}</th>
              <th scope="col" className="number">
                {text.records}
              </th>
              <th scope="col" className="number">
                {text.sampled}
              </th>
            </tr>
          </thead>
          <tbody>
            {lot.items.map(({ book, records, sampled, ended }) => (
              <tr key={book.id}>
                <th scope="row">
                  <Link
                    to="/books/$agency/$book"
                    params={{ agency: book.agency.id, book: book.id }}
                    search={{ tab: 'acceptance' }}
                  >
                    <KindLabel kind={book.kind} /> · {inventory.volume.toLowerCase()} {book.volume}/
                    {book.year}
                  </Link>{' '}
                  <span className="soft">
                    {book.agency.name}
                    {ended && ` · ${text.ended}`}
                  </span>
                </th>
                <td className="number">{formatCount(records, language)}</td>
                <td className="number">{formatCount(sampled, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
}

function PlanOf({ lot }: { readonly lot: LotDetail }): ReactNode {
  const { lots: text } = useMessages()
  const { language } = useLanguage()
  const { plan } = lot
  const count = (n: number) => formatCount(n, language)
  const share = (value: number) => `${value.toLocaleString(language)} %`
  const facts = [
    plan.level !== null && `${text.level} ${plan.level}`,
    plan.aql !== null && `AQL ${share(plan.aql)}`,
    plan.lq !== null && `LQ ${share(plan.lq)}`,
    plan.severity !== null && `${text.severity}: ${text.severities[plan.severity]}`,
  ].filter(fact => fact !== false)
  return (
    <aside className={classes.side} aria-label={text.planOf}>
      <h2>{text.planOf}</h2>
      <p>
        {text.standards[plan.standard]}
        <br />
        {facts.join(' · ')}
      </p>
      <p>
        <strong>{text.result(count(plan.n), plan.letter)}</strong> / {count(lot.size)}:{' '}
        {text.limits(count(plan.ac), count(plan.re))}
        <br />
        <span className="soft">{text.otherRule(count(plan.othersPerRecord))}</span>
      </p>
      <Risk plan={plan} />
      {lot.inspectors.length > 0 && (
        <>
          <h3>{text.inspectors}</h3>
          <ul>
            {lot.inspectors.map(({ name, records }) => (
              <li key={name}>{text.inspectorOf(name, count(records))}</li>
            ))}
          </ul>
        </>
      )}
      <p className="soft">
        {text.seed}: <code className={classes.seed}>{lot.seed}</code>
      </p>
    </aside>
  )
}
