import { Kbd, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import classes from './shortcuts-help.module.css'

interface ShortcutsHelpProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** The list of keyboard shortcuts, opened with `?`. */
export function ShortcutsHelp({ opened, onClose }: ShortcutsHelpProps): ReactNode {
  const { shortcuts: text, common } = useMessages()
  const groups: readonly (readonly [string, readonly (readonly [readonly string[], string])[]])[] = [
    [
      text.anywhere,
      [
        [['/'], text.search],
        [['g', 't'], text.goOverview],
        [['g', 's'], text.goBooks],
        [['g', 'g'], text.goPackages],
        [['g', 'p'], text.goApprovals],
        [['g', 'n'], text.goJournal],
        [['?'], text.help],
      ],
    ],
    [
      text.tables,
      [
        [['↑', '↓', '←', '→'], text.move],
        [['PgUp', 'PgDn'], text.page],
        [['Home', 'End'], text.ends],
        [['Enter'], text.open],
      ],
    ],
    [
      text.viewer,
      [
        [['←', '→'], text.turn],
        [['+', '−'], text.zoom],
        [['0'], text.fit],
        [['r'], text.rotate],
        [['o'], text.original],
      ],
    ],
  ]
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={text.title}
      size={760}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <div className={classes.groups}>
        {groups.map(([title, lines]) => (
          <section key={title}>
            <h2>{title}</h2>
            <dl className={classes.list}>
              {lines.map(([keys, meaning]) => (
                <div key={meaning}>
                  <dt>
                    {keys.map((key, index) => (
                      <span key={key + String(index)}>
                        {keys[0] === 'g' && index > 0 && (
                          <span className={classes.then}>{text.followedBy}</span>
                        )}
                        <Kbd size="sm">{key}</Kbd>
                      </span>
                    ))}
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
