import type { Components } from './components.ts'
import type { Ink } from './ink.ts'
/** placeholder */
export function measureUpright(_ink: Ink, _pieces: Components): number {
  return 1
}
