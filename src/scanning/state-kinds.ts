import type { StateKinds } from '../inventory/changes/state-kind.ts'
import { caseKind } from './cases/case-kind.ts'
import { numberStates } from './order/number-state.ts'
import { orderStates } from './order/order-state.ts'
import { roleStates } from './order/role-state.ts'
import { layoutStates } from './render/layout-states.ts'
import { recipeStates } from './review/recipe-states.ts'

/** Everything about a book's pages that a person changes and can undo. */
export const stateKinds: StateKinds = {
  recipes: recipeStates,
  layout: layoutStates,
  order: orderStates,
  numbers: numberStates,
  roles: roleStates,
  cases: caseKind,
}
