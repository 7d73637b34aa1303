import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconInfoCircleFilled,
  IconSquareRoundedXFilled,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Severity } from '../../../../src/register/rules/rule.ts'
import classes from './severity-icon.module.css'

const icons = {
  error: IconSquareRoundedXFilled,
  warning: IconAlertTriangleFilled,
  info: IconInfoCircleFilled,
  resolved: IconCircleCheckFilled,
}

/** The sign of a severity: each has a shape of its own beside its colour. */
export function SeverityIcon({
  tone,
  size = 14,
}: {
  readonly tone: Severity | 'resolved'
  readonly size?: number
}): ReactNode {
  const Icon = icons[tone]
  return <Icon size={size} className={classes.icon} data-tone={tone} aria-hidden="true" />
}
