import { kindOrder } from '../../register/kind-order.ts'
import { type PlanTemplate, planTemplatesSchema } from '../schema.ts'
import data from './plan-templates.json' with { type: 'json' }

const open = { kinds: kindOrder, fromOn: null, toOn: null, leadId: null, joiningIds: [] }

/** The plans of the two provinces at hand, to begin with; a day that their sources do not give is null. */
export const planTemplates: readonly PlanTemplate[] = planTemplatesSchema.parse({
  templates: data.map(template => ({
    ...template,
    phases: template.phases.map(phase => ({ ...open, ...phase })),
  })),
}).templates
