import { Kbd, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '../../../messages/language.tsx'
import classes from './dialogs.module.css'

/** What the keys do on the wall of pages. */
export function KeysHelp({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { order: text, common } = useMessages()
  const { keys } = text
  const lines: readonly (readonly [readonly string[], string])[] = [
    [['↑', '↓', '←', '→'], keys.choose],
    [['Space'], keys.pick],
    [['Ctrl+A'], keys.chooseAll],
    [['Alt+←', 'Alt+→', 'Alt+↑', 'Alt+↓'], keys.push],
    [['M'], keys.move],
    [['Delete'], keys.aside],
    [['1', '2', '3', '4', '5', '6'], keys.roles],
    [['N'], keys.number],
    [['Shift+N'], keys.count],
    [['K'], keys.report],
    [['Enter'], keys.open],
    [['Ctrl+Z'], keys.undo],
  ]
  return (
    <Modal
      opened
      onClose={onClose}
      title={text.keysTitle}
      size={620}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <dl className={classes.keys}>
        {lines.map(([names, meaning]) => (
          <div key={meaning}>
            <dt>
              {names.map(name => (
                <Kbd key={name} size="sm">
                  {name}
                </Kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
