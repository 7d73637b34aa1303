import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The one accent: a deep green, in ten shades; shade 8 on white has a contrast above 8. */
const pine: MantineColorsTuple = [
  '#eef5f2',
  '#dcebe5',
  '#b9d6cc',
  '#93c0b1',
  '#6fa998',
  '#4f9281',
  '#357b6b',
  '#246858',
  '#175548',
  '#12473f',
]

/** Mantine's theme: Be Vietnam Pro, small controls, quiet corners. */
export const theme = createTheme({
  colors: { pine },
  primaryColor: 'pine',
  primaryShade: 8,
  fontFamily: '"Be Vietnam Pro", "Segoe UI", Roboto, sans-serif',
  headings: { fontFamily: 'inherit', fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '13.5px', md: '14.5px', lg: '16px', xl: '19px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
    Textarea: { defaultProps: { size: 'sm' } },
    NumberInput: { defaultProps: { size: 'sm' } },
    Modal: {
      defaultProps: { centered: true, transitionProps: { duration: 0 } },
      styles: { title: { fontWeight: 600, fontSize: 16 } },
    },
    Drawer: {
      defaultProps: { transitionProps: { duration: 0 } },
      styles: { title: { fontWeight: 600, fontSize: 16 } },
    },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true, multiline: true, maw: 320 } },
    // The theme knows no language; a name for the cross that either reader understands.
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Đóng (Close)' } } },
    Tabs: { defaultProps: { keepMounted: false } },
  },
})

/** Mantine's own greys for hints and placeholders and its red stay below the contrast of WCAG AA; these pass on white and on paper. */
export const readableGreys: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#4d5a54',
    '--mantine-color-placeholder': '#66736d',
    '--mantine-color-error': '#a1261b',
  },
  dark: {},
})
