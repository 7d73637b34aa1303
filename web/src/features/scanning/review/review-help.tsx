import { Button, Kbd } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useMessages } from '../../../messages/language.tsx'
import classes from './help.module.css'

type Line = readonly [keys: readonly string[], meaning: string]

/** The keys of the review, over the picture; they work while it is open, and it goes with the next press of `?` or Esc. */
export function ReviewHelp({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { review: text, common } = useMessages()
  const { help, actions, scope } = text
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => close.current?.focus(), [])
  const groups: readonly (readonly [string, readonly Line[]])[] = [
    [
      help.groups.walk,
      [
        [['Enter', 'Space'], help.approve],
        [['←', '→', 'K', 'J'], help.move],
        [['Home', 'End'], help.ends],
        [['O'], help.view],
        [['B'], help.beside],
        [['Z'], help.zoom],
        [['+', '−', '0'], help.zoomBy],
        [['Ctrl+Z'], help.undo],
        [['?'], help.help],
      ],
    ],
    [
      help.groups.fix,
      [
        [['R', '⇧R'], help.turn],
        [['H'], actions.round],
        [['[', ']'], help.straighten],
        [['C'], actions.corners],
        [['S'], actions.split],
        [['W'], actions.whole],
        [['U'], actions.uncropped],
        [['T'], actions.tone],
        [['A'], actions.automatic],
      ],
    ],
    [
      help.groups.many,
      [
        [['1'], scope.this],
        [['2'], scope['every-other']],
        [['3'], scope.following],
      ],
    ],
    [
      help.groups.edit,
      [
        [['1', '–', '6'], help.points],
        [['←', '→', '↑', '↓'], help.shift],
        [['Enter', 'Esc'], help.finish],
      ],
    ],
  ]
  return (
    <section className={classes.help} aria-label={help.title}>
      <div className={classes.helpHead}>
        <h2>{help.title}</h2>
        <Button ref={close} size="xs" variant="default" onClick={onClose}>
          {common.close} (Esc)
        </Button>
      </div>
      <div className={classes.helpGroups}>
        {groups.map(([title, lines]) => (
          <div key={title}>
            <h3>{title}</h3>
            <dl>
              {lines.map(([keys, meaning]) => (
                <div key={meaning}>
                  <dt>
                    {keys.map(key => (
                      <Kbd key={key} size="xs">
                        {key}
                      </Kbd>
                    ))}
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
    </section>
  )
}
