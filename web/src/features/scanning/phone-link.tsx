import { Button, Modal } from '@mantine/core'
import { IconDeviceMobile } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Book } from '../../../../src/inventory/schema.ts'
import { formatScreen } from '../../../capture/src/screen.ts'
import { useMessages } from '../../messages/language.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { QrCode } from '../access/qr-code.tsx'
import classes from './phone-link.module.css'

/** Shows the way to the phone page (web/capture) for a book: a code to scan and the address. */
export function PhoneLink({ book }: { readonly book: Book }): ReactNode {
  const { phoneLink: text } = useMessages()
  const [isOpen, setOpen] = useState(false)
  const screen = formatScreen({ view: 'camera', agency: book.agency.id, book: book.id })
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDeviceMobile size={17} />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {text.button}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={text.title}>
        <PhoneAddress address={`${location.origin}/chup/${screen}`} />
      </Modal>
    </>
  )
}

function PhoneAddress({ address }: { readonly address: string }): ReactNode {
  const { phoneLink: text } = useMessages()
  const isOnlyHere = /^(localhost|127\.|\[::1\])/.test(location.hostname)
  return (
    <div className={classes.way}>
      {isOnlyHere && <p className={classes.warning}>{text.onlyHere}</p>}
      {!window.isSecureContext && <p className={classes.warning}>{text.noHttps}</p>}
      <p>{text.steps}</p>
      <QrCode text={address} label={text.qrLabel} />
      <p className="soft">{text.address}</p>
      <p className={classes.address}>{address}</p>
      <CopyButton text={address} label={text.copy} />
      <p className="soft">{text.install}</p>
    </div>
  )
}
