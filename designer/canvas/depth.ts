/** What lies over what. */
export const Z = { group: -1, card: 0, selected: 1, note: 2 } as const

/** How far above the other items a card lies. */
export const cardDepth = (isSelected: boolean): number => (isSelected ? Z.selected : Z.card)
