import type { RegisterKind } from '../register/kind.ts'
import { maskText, maskValue } from '../register/mask-identity.ts'
import type { CheckFinding } from './check-rules.ts'

/** A finding for somebody who may not see identity numbers: none stands in its value, its suggestion or its sentence. */
export function maskCheckFinding<F extends Pick<CheckFinding, 'column' | 'value' | 'suggestion' | 'params'>>(
  found: F,
  kind: RegisterKind | undefined,
): F {
  const mask = (text: string | null) =>
    text === null || found.column === null ? text && maskText(text) : maskValue(kind, found.column, text)
  return {
    ...found,
    value: mask(found.value),
    suggestion: mask(found.suggestion),
    params: Object.fromEntries(
      Object.entries(found.params).map(([name, value]) => [
        name,
        typeof value === 'string' ? maskText(value) : value,
      ]),
    ),
  }
}
