import { Button, Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Package } from '../../../../src/checking/schema.ts'
import type { Change } from '../../../../src/inventory/changes/schema.ts'
import { formatCount, formatMoment } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { undoCorrections, usePackageChanges } from './correction-calls.ts'
import classes from './corrections.module.css'
import type { CorrectionsOfPackage } from './use-corrections.ts'

interface LatestChangesProps {
  readonly pack: Package
  readonly corrections: CorrectionsOfPackage
  readonly opened: boolean
  readonly onClose: () => void
}

/** The latest changes of the package's rows, by whomever, each of which can be undone while nothing later touched the same. */
export function LatestChanges({ pack, corrections, opened, onClose }: LatestChangesProps): ReactNode {
  const { corrections: text, common } = useMessages()
  const { language } = useLanguage()
  const changes = usePackageChanges(pack, opened)
  const nameOf = ({ affected }: Change) => text.changeLine(formatCount(affected, language))
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={text.changesTitle}
      position="right"
      size={380}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      {changes.isPending && <Loading />}
      {changes.isError && <Failed problem={changes.error} onRetry={() => void changes.refetch()} />}
      {changes.isSuccess && changes.data.length === 0 && <p className="soft">{text.noChanges}</p>}
      <ul className={classes.changes}>
        {(changes.data ?? []).map(change => (
          <li key={change.id} data-undone={change.undone || undefined}>
            <span>
              {change.undoes !== null && `${text.undoing}: `}
              {nameOf(change)}
              <span className="soft">
                {' '}
                {[change.by, formatMoment(change.at)].filter(part => part !== null).join(', ')}
                {change.undone && `, ${text.undone}`}
              </span>
            </span>
            {!change.undone && pack.state === 'checked' && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={(change.undoes === null ? text.undoOf : text.redoOf)(nameOf(change))}
                onClick={() =>
                  void corrections.run(
                    () => undoCorrections(pack, change.id),
                    () => `${text.undoing}: ${nameOf(change)}`,
                  )
                }
              >
                {change.undoes === null ? text.undo : text.redo}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Drawer>
  )
}
