import { memo, type ReactNode, useEffect, useRef } from 'react'
import { useDeskMessages } from '../messages/desk.ts'
import type { Work } from '../work/work.ts'
import classes from './desk.module.css'
import type { DeskModel } from './desk-model.ts'
import { useStore } from './store.ts'

interface EntryStripProps {
  readonly model: DeskModel
  readonly work: Work
  readonly current: string
  readonly onGo: (task: string) => void
}

/** All entries of the batch, each with how it stands; any of them can be gone back to. */
export function EntryStrip({ model, work, current, onGo }: EntryStripProps): ReactNode {
  const text = useDeskMessages()
  const latest = useRef(onGo)
  useEffect(() => {
    latest.current = onGo
  })
  const go = useRef((task: string) => latest.current(task))
  return (
    <nav className={classes.strip} aria-label={text.entries}>
      <ol>
        {work.pack.tasks.map(({ id, number }) => (
          <Item
            key={id}
            model={model}
            task={id}
            number={number}
            isCurrent={id === current}
            isRefused={work.refused.has(id)}
            onGo={go.current}
          />
        ))}
      </ol>
    </nav>
  )
}

interface ItemProps {
  readonly model: DeskModel
  readonly task: string
  readonly number: string
  readonly isCurrent: boolean
  readonly isRefused: boolean
  readonly onGo: (task: string) => void
}

const signs = { open: '', done: '✓', parked: '❚❚' } as const

const Item = memo(function Item({ model, task, number, isCurrent, isRefused, onGo }: ItemProps): ReactNode {
  const text = useDeskMessages()
  const { store } = model.entryOf(task)
  const state = useStore(store, keyed => keyed.state)
  const isDoubted = useStore(store, ({ doubts }) => Object.keys(doubts).length > 0)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isCurrent) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [isCurrent])
  const said = [text.states[state], isDoubted && text.hasDoubt, isRefused && text.refused].filter(Boolean)
  return (
    <li>
      <button
        ref={button}
        type="button"
        // One stop for the whole list: keys go from entry to entry (Alt+PgDn).
        tabIndex={isCurrent ? 0 : -1}
        aria-current={isCurrent || undefined}
        data-state={isRefused ? 'refused' : state}
        title={said.join(', ')}
        onPointerDown={event => event.preventDefault()}
        onClick={() => onGo(task)}
      >
        {number || '–'}
        <span aria-hidden="true" className={classes.sign}>
          {isRefused ? '!' : isDoubted ? `${signs[state]}?` : signs[state]}
        </span>
        <span className="visually-hidden"> {said.join(', ')}</span>
      </button>
    </li>
  )
})
