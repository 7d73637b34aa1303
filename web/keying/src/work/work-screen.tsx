import type { ReactNode } from 'react'
import { Desk } from '../desk/desk.tsx'
import { useMessages } from '../messages/language.ts'
import { formatScreen } from '../screen.ts'
import type { OpenWork } from './open-batch.ts'
import { useWork } from './use-work.ts'

const list = formatScreen({ view: 'batches' })

/** One batch on the desk, with what has to be said about this machine and the server above it. */
export function WorkScreen({
  agency,
  batch,
}: {
  readonly agency: string
  readonly batch: string
}): ReactNode {
  const { work: text } = useMessages()
  const state = useWork(agency, batch)
  if (state.is === 'open') {
    const { open, leave } = state
    return (
      <div className="workRoom">
        <Notices open={open} />
        <Desk
          key={open.generation}
          work={open.work}
          onLeave={() => {
            void leave()
            location.hash = list
          }}
        />
      </div>
    )
  }
  return (
    <main className="plain">
      <p role={state.is === 'loading' ? 'status' : 'alert'}>{text[state.is]}</p>
      {state.is === 'elsewhere' && (
        <>
          <p className="soft">{text.elsewhereHint}</p>
          {/* biome-ignore lint/a11y/noAutofocus: the one thing to do here, by one key */}
          <button type="button" className="main" autoFocus onClick={state.takeOver}>
            {text.takeOver}
          </button>
        </>
      )}
      {state.is !== 'loading' && (
        <a className="button" href={list}>
          {text.toList}
        </a>
      )}
    </main>
  )
}

function Notices({ open }: { readonly open: OpenWork }): ReactNode {
  const { work: text } = useMessages()
  const { storeProblem, hindered, isGone, copies } = open
  const said = [
    ...(storeProblem === 'full' ? [text.full] : []),
    ...(storeProblem === 'broken' ? [text.storeBroken] : []),
    ...(isGone ? [text.gone] : []),
    ...(hindered !== null && !isGone ? [text.hindered(hindered)] : []),
    ...(copies > 0 ? [text.copies(copies)] : []),
  ]
  return (
    <div role="status">
      {said.map(sentence => (
        <p key={sentence} className="notice warning">
          {sentence}
        </p>
      ))}
    </div>
  )
}
