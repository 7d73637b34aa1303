import { Button } from '@mantine/core'
import { IconPencilPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { nameOfPrice, unitTexts } from '../../../../src/plan/money/money-texts.ts'
import type { PriceList } from '../../../../src/plan/money/schema.ts'
import { groupBy } from '../../../../src/register/group-by.ts'
import { formatCount, formatDay } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { showUndo } from '../../ui/show-undo.tsx'
import { Badge } from '../../ui/states/badge.tsx'
import plain from '../../ui/table/plain-table.module.css'
import { useCan } from '../access/session.ts'
import { refreshMoney, retirePrices } from './calls.ts'
import classes from './money.module.css'
import { AddPricesButton, PriceDialog } from './price-form.tsx'

/** The price lists that were entered, each with its versions; nothing in a version changes any more. */
export function PricesTab({ lists }: { readonly lists: readonly PriceList[] }): ReactNode {
  const { money } = useMessages()
  const can = useCan()
  const [changing, setChanging] = useState<PriceList | null>(null)
  const named = groupBy(lists, ({ agency, name }) => `${agency.id} ${name}`)
  return (
    <>
      {can('money.manage') && (
        <div className={classes.bar}>
          <AddPricesButton />
        </div>
      )}
      <div className={classes.lists}>
        {[...named].map(([key, [newest, ...older]]) =>
          newest === undefined ? null : (
            <section key={key} className={classes.card}>
              <ListHead
                list={newest}
                onChange={can('money.manage') ? () => setChanging(newest) : undefined}
              />
              <ListBody list={newest} />
              {older.map(list => (
                <details key={list.id} className={classes.basis}>
                  <summary>
                    {money.prices.older}: {money.listVersion(list.name, list.version)},{' '}
                    {money.prices.appliesOn(formatDay(list.appliesFrom)).toLocaleLowerCase()}
                  </summary>
                  <ListBody list={list} />
                </details>
              ))}
            </section>
          ),
        )}
      </div>
      {changing !== null && <PriceDialog of={changing} onClose={() => setChanging(null)} />}
    </>
  )
}

function ListHead({
  list,
  onChange,
}: {
  readonly list: PriceList
  readonly onChange: (() => void) | undefined
}): ReactNode {
  const messages = useMessages()
  const { money } = messages
  const queryClient = useQueryClient()
  const retired = list.retiredAt !== null
  const set = async (to: boolean) => {
    await retirePrices(list, to)
    await refreshMoney(queryClient)
  }
  const toggle = async () => {
    await set(!retired)
    if (!retired) showUndo(messages, money.prices.retiredNotice(list.name), () => set(false))
  }
  return (
    <div className={classes.cardHead}>
      <h2>
        {money.listVersion(list.name, list.version)}
        {retired && <Badge>{money.prices.retired}</Badge>}
      </h2>
      {onChange !== undefined && (
        <div className={classes.buttons}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPencilPlus size={15} aria-hidden="true" />}
            onClick={onChange}
          >
            {money.prices.addVersion}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => void toggle()}>
            {retired ? money.prices.offer : money.prices.retire}
          </Button>
        </div>
      )}
    </div>
  )
}

function ListBody({ list }: { readonly list: PriceList }): ReactNode {
  const { money } = useMessages()
  const { language } = useLanguage()
  const name = money.listVersion(list.name, list.version)
  return (
    <>
      <p>
        {money.prices.source}: {list.source}
      </p>
      <p className="soft">
        {list.agency.name} · {money.prices.appliesOn(formatDay(list.appliesFrom))} ·{' '}
        {money.vat(formatCount(list.vatPercent, language))}
      </p>
      <ScrollRegion label={name} className={`${plain.scroller} ${classes.table}`}>
        <table className={plain.table}>
          <thead>
            <tr>
              <th scope="col">{money.step}</th>
              <th scope="col">{money.unit}</th>
              <th scope="col" className="number">
                {money.price}
              </th>
            </tr>
          </thead>
          <tbody>
            {list.prices.map(price => (
              <tr key={JSON.stringify(price)}>
                <th scope="row">{nameOfPrice(price, language)}</th>
                <td>{unitTexts[price.unit][language]}</td>
                <td className="number">{formatCount(price.amountVnd, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}
