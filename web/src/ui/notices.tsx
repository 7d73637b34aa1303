import { MantineThemeProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { type ReactNode, useMemo } from 'react'
import { useMessages } from '../messages/language.tsx'

/** Where short notices appear; their close button is named in the screen's language. */
export function Notices(): ReactNode {
  const { common } = useMessages()
  const theme = useMemo(
    () => ({
      components: {
        Notification: { defaultProps: { closeButtonProps: { 'aria-label': common.close } } },
      },
    }),
    [common],
  )
  return (
    <MantineThemeProvider theme={theme} inherit>
      <Notifications position="bottom-right" autoClose={5000} />
    </MantineThemeProvider>
  )
}
