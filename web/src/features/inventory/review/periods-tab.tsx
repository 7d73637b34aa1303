import { Button, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { agencyLevels } from '../../../../../src/agencies/schema.ts'
import type { PeriodSettings, Periods, Suggestions } from '../../../../../src/inventory/periods/schema.ts'
import { problemText } from '../../../api/problem.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useCan } from '../../access/session.ts'
import type { BookFilter } from '../calls.ts'
import { refreshBooks, usePeriods } from '../paper/calls.ts'
import { periodName } from '../paper/period-select.tsx'
import { classify, savePeriods, useSuggestions } from './calls.ts'
import classes from './inventory.module.css'
import { OwnScheme } from './own-scheme.tsx'

/** Which schemes of periods hold, and classifying the books by them. */
export function PeriodsTab({ filter }: { readonly filter: BookFilter }): ReactNode {
  const { paper: text } = useMessages()
  const periods = usePeriods()
  const suggestions = useSuggestions(filter)
  if (periods.isPending) return <Loading lines={8} />
  if (periods.isError) return <Failed problem={periods.error} onRetry={() => void periods.refetch()} />
  return (
    <>
      <p className="soft">{text.periods.intro}</p>
      <Schemes key={JSON.stringify(periods.data)} periods={periods.data} />
      {suggestions.isPending && <Loading lines={3} />}
      {suggestions.isError && (
        <Failed problem={suggestions.error} onRetry={() => void suggestions.refetch()} />
      )}
      {suggestions.data !== undefined && (
        <Classifying suggestions={suggestions.data} periods={periods.data} filter={filter} />
      )}
    </>
  )
}

function Schemes({ periods }: { readonly periods: Periods }): ReactNode {
  const messages = useMessages()
  const { paper: text, common } = messages
  const words = text.periods
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const mayManage = useCan()('plan.manage')
  const [settings, setSettings] = useState<PeriodSettings>({ inForce: periods.inForce, own: periods.own })
  const [busy, setBusy] = useState(false)
  const own = settings.own.map(({ id, name }) => ({ value: id, label: name }))
  const ready = periods.schemes.filter(({ id }) => !id.startsWith('own-'))
  const save = async () => {
    setBusy(true)
    try {
      await savePeriods(settings)
      notifications.show({ message: words.saved })
      await queryClient.invalidateQueries({ queryKey: ['periods'] })
      await refreshBooks(queryClient)
    } catch (problem) {
      notifications.show({ color: 'red', message: problemText(problem, messages) })
    } finally {
      setBusy(false)
    }
  }
  const addOwn = () => {
    const id = `own-${Date.now().toString(36)}`
    const period = { id: '1', name: '', from: null, to: null, law: null }
    setSettings(old => ({ ...old, own: [...old.own, { id, name: words.own, periods: [period] }] }))
  }
  return (
    <fieldset className={classes.scheme} disabled={!mayManage}>
      <legend>{words.inForce}</legend>
      <div className={classes.line}>
        {agencyLevels.map(level => (
          <Select
            key={level}
            label={text.levels[level]}
            disabled={!mayManage}
            clearable
            placeholder={words.none}
            data={[...ready.map(({ id, name }) => ({ value: id, label: name[language] })), ...own]}
            value={settings.inForce[level]}
            onChange={scheme =>
              setSettings(old => ({ ...old, inForce: { ...old.inForce, [level]: scheme } }))
            }
            className={classes.wide}
          />
        ))}
      </div>
      {settings.own.map(scheme => (
        <OwnScheme
          key={scheme.id}
          scheme={scheme}
          onChange={next =>
            setSettings(old => ({ ...old, own: old.own.map(each => (each.id === next.id ? next : each)) }))
          }
        />
      ))}
      {mayManage ? (
        <div className={classes.line}>
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={addOwn}>
            {words.addOwn}
          </Button>
          <Button loading={busy} onClick={() => void save()}>
            {common.save}
          </Button>
        </div>
      ) : (
        <p className="soft">{words.onlyTop}</p>
      )}
    </fieldset>
  )
}

interface ClassifyingProps {
  readonly suggestions: Suggestions
  readonly periods: Periods
  readonly filter: BookFilter
}

/** How many books the dates decide, and which need a look. */
function Classifying({ suggestions, periods, filter }: ClassifyingProps): ReactNode {
  const messages = useMessages()
  const words = messages.paper.periods
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const mayWrite = useCan()('books.write')
  const [busy, setBusy] = useState(false)
  const said = (count: number) => formatCount(count, language)
  const { open } = suggestions
  const sure = open.filter(each => each.periods.length === 1)
  const sum = (rows: Suggestions['open']) => rows.reduce((all, { books }) => all + books, 0)
  const run = async () => {
    setBusy(true)
    try {
      const { books } = await classify(filter)
      notifications.show({ message: words.done(said(books)) })
      await refreshBooks(queryClient)
    } catch (problem) {
      notifications.show({ color: 'red', message: problemText(problem, messages) })
    } finally {
      setBusy(false)
    }
  }
  const link = (rows: Suggestions['open']) => {
    const [first, ...others] = rows
    const level = others.length === 0 ? first?.level : undefined
    const search = {
      ...filter,
      period: 'none',
      ...(level && { level: agencyLevels.find(each => each === level) }),
    }
    return (
      <Link to="/books" search={search}>
        {words.openList}
      </Link>
    )
  }
  return (
    <>
      <p role="status">
        {words.classified(said(suggestions.classified))}. {open.length === 0 && words.all}
      </p>
      <ul>
        {sure.length > 0 && (
          <li>
            {words.sure(said(sum(sure)))}:{' '}
            {sure
              .map(
                ({ periods: of, books }) => `${periodName(periods, of[0] ?? '', language)} (${said(books)})`,
              )
              .join('; ')}
          </li>
        )}
        {open
          .filter(each => each.periods.length !== 1)
          .map(each => (
            <li key={`${each.level} ${each.periods.join(' ')}`}>
              {each.periods.length > 1
                ? `${words.unclear(said(each.books))} (${each.periods.map(key => periodName(periods, key, language)).join(' / ')})`
                : each.hasScheme
                  ? words.outside(said(each.books))
                  : words.noScheme(said(each.books))}{' '}
              · {link([each])}
            </li>
          ))}
      </ul>
      {mayWrite && sum(sure) > 0 && (
        <div className={classes.line}>
          <Button loading={busy} onClick={() => void run()}>
            {words.classify(said(sum(sure)))}
          </Button>
        </div>
      )}
    </>
  )
}
