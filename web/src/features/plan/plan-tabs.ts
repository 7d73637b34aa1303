/** The parts of a plan's page. */
export const planTabs = ['timeline', 'phases', 'targets', 'calendar', 'changes'] as const
export type PlanTab = (typeof planTabs)[number]
