/** The parts of the page of the inventory. */
export const inventoryTabs = ['review', 'import', 'periods', 'twice', 'contractors'] as const
export type InventoryTab = (typeof inventoryTabs)[number]
