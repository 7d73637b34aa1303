import { Kbd } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import classes from './panel.module.css'
import { listTouched, scopes } from './scope.ts'
import type { Acts } from './use-acts.ts'
import type { Review } from './use-review.ts'

/** Every correction as a button with its key, and for how many pictures the next one is. */
export function Actions({ review, acts }: { readonly review: Review; readonly acts: Acts }): ReactNode {
  const { review: text } = useMessages()
  const { language } = useLanguage()
  const { actions } = text
  const id = review.current?.id
  return (
    <section aria-label={actions.title}>
      <h2>{actions.title}</h2>
      <div className={classes.buttons}>
        <Act label={actions.left} hint="⇧R" onPress={acts.left} />
        <Act label={actions.right} hint="R" onPress={acts.right} />
        <Act label={actions.anticlockwise} hint="[" onPress={acts.anticlockwise} />
        <Act label={actions.clockwise} hint="]" onPress={acts.clockwise} />
        <Act label={actions.round} hint="H" onPress={acts.round} />
        <Act label={actions.corners} hint="C" onPress={acts.corners} />
        <Act label={actions.split} hint="S" onPress={acts.split} />
        <Act label={actions.whole} hint="W" onPress={acts.whole} />
        <Act label={actions.uncropped} hint="U" onPress={acts.uncropped} />
        <Act label={actions.tone} hint="T" onPress={acts.tone} />
        <Act label={actions.automatic} hint="A" onPress={acts.automatic} />
      </div>
      <fieldset className={classes.scopes}>
        <legend>{text.scope.label}</legend>
        {scopes.map((scope, index) => {
          const touched = id === undefined ? 0 : listTouched(review.captures, id, scope).length
          return (
            <label key={scope} data-chosen={review.scope === scope || undefined}>
              <input
                type="radio"
                name="review-scope"
                checked={review.scope === scope}
                onChange={() => review.chooseScope(scope)}
              />
              <span>{text.scope[scope]}</span>
              <span className="soft">
                {scope === 'this' ? '' : text.scope.touches(formatCount(touched, language))}
              </span>
              <Kbd size="xs">{index + 1}</Kbd>
            </label>
          )
        })}
      </fieldset>
    </section>
  )
}

interface ActProps {
  readonly label: string
  readonly hint: string
  readonly onPress: () => void
}

/** A button that leaves the focus where it was when it is clicked: the next key is for the picture. */
function Act({ label, hint, onPress }: ActProps): ReactNode {
  return (
    <button
      type="button"
      className={classes.act}
      onMouseDown={event => event.preventDefault()}
      onClick={onPress}
    >
      <span>{label}</span>
      <Kbd size="xs" aria-hidden="true">
        {hint}
      </Kbd>
    </button>
  )
}
