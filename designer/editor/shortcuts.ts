/* Every key of the designer, once: the keyboard, the tooltips, the command palette and the sheet of shortcuts read this table. */

type Section = 'everywhere' | 'editing' | 'nodes' | 'canvas' | 'outline'

export type Shortcut = {
  readonly section: Section
  /** as `Mod+Shift+KeyName`; Mod is Ctrl, or Command on a Mac. Signs that need Shift on some keyboards are named alone. */
  readonly keys: readonly string[]
  /** works while the author types in a field too */
  readonly inFields?: true
  /** done by the browser or by the part of the designer itself; listed so that it can be found */
  readonly isElsewhere?: true
}

export const SHORTCUTS = {
  palette: { section: 'everywhere', keys: ['Mod+k'], inFields: true },
  shortcuts: { section: 'everywhere', keys: ['?'] },
  save: { section: 'everywhere', keys: ['Mod+s'], inFields: true },
  undo: { section: 'everywhere', keys: ['Mod+z'] },
  redo: { section: 'everywhere', keys: ['Mod+Shift+z', 'Mod+y'] },
  tryOut: { section: 'everywhere', keys: ['Mod+Enter'], isElsewhere: true },
  switchView: { section: 'everywhere', keys: ['Mod+e'], inFields: true },
  selectAll: { section: 'editing', keys: ['Mod+a'] },
  clearSelection: { section: 'editing', keys: ['Escape'] },
  copy: { section: 'editing', keys: ['Mod+c'], isElsewhere: true },
  cut: { section: 'editing', keys: ['Mod+x'], isElsewhere: true },
  paste: { section: 'editing', keys: ['Mod+v'], isElsewhere: true },
  duplicate: { section: 'editing', keys: ['Mod+d'] },
  remove: { section: 'editing', keys: ['Delete', 'Backspace'] },
  add: { section: 'nodes', keys: ['+', 'Insert'] },
  connect: { section: 'nodes', keys: ['>'] },
  disconnect: { section: 'nodes', keys: ['<'] },
  settings: { section: 'nodes', keys: ['e'] },
  rename: { section: 'nodes', keys: ['F2'] },
  fit: { section: 'canvas', keys: ['Shift+1', '!'] },
  zoomToSelection: { section: 'canvas', keys: ['Shift+2', '@'] },
  // Those of the browser make the whole page larger, which who needs it must be able to do.
  zoomIn: { section: 'canvas', keys: ['z'] },
  zoomOut: { section: 'canvas', keys: ['Shift+z'] },
  arrange: { section: 'canvas', keys: ['Shift+l'] },
  group: { section: 'canvas', keys: ['Mod+g'] },
  note: { section: 'canvas', keys: ['n'] },
  moveByKeys: { section: 'canvas', keys: ['Arrows'], isElsewhere: true },
  selectMore: { section: 'canvas', keys: ['Shift+Drag'], isElsewhere: true },
  openLine: { section: 'outline', keys: ['Enter'], isElsewhere: true },
  foldLine: { section: 'outline', keys: ['ArrowLeft'], isElsewhere: true },
  unfoldLine: { section: 'outline', keys: ['ArrowRight'], isElsewhere: true },
  unfoldAll: { section: 'outline', keys: ['*'], isElsewhere: true },
} as const satisfies { readonly [name: string]: Shortcut }

export type ShortcutName = keyof typeof SHORTCUTS

const NAMES = Object.keys(SHORTCUTS) as readonly ShortcutName[] // the keys of the table

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The shortcut that was pressed; null: none of those that are done here. */
export function pressedShortcut(event: Pressed, isInField: boolean): ShortcutName | null {
  const found = NAMES.find((name) => {
    const shortcut: Shortcut = SHORTCUTS[name]
    if (shortcut.isElsewhere || (isInField && !shortcut.inFields)) return false
    return shortcut.keys.some((keys) => isPressed(event, keys))
  })
  return found ?? null
}

function isPressed(event: Pressed, keys: string): boolean {
  const parts = keys.split('+')
  const key = keys.endsWith('+') ? '+' : (parts.at(-1) ?? '')
  const isSign = key.length === 1 && !/[\p{L}\p{N}]/u.test(key)
  if (event.altKey || (event.ctrlKey || event.metaKey) !== parts.includes('Mod')) return false
  if (event.key.toLowerCase() !== key.toLowerCase()) return false
  // Which signs need Shift depends on the keyboard.
  return isSign || event.shiftKey === parts.includes('Shift')
}

const SIGNS: { readonly [key: string]: string } = {
  ArrowLeft: '←',
  ArrowRight: '→',
  Arrows: '← ↑ → ↓',
  Enter: '↵',
  Escape: 'Esc',
  Backspace: '⌫',
  Delete: 'Del',
  Insert: 'Ins',
}

/** A shortcut's keys as they are shown: `Ctrl Z`, or `⌘Z` on a Mac. Some have several; the first is the usual one. */
export function showKeys(name: ShortcutName, isMac: boolean, index = 0): string {
  const shortcut: Shortcut = SHORTCUTS[name]
  const keys = shortcut.keys[index] ?? ''
  if (keys === '+') return keys
  const words = keys.split('+').map((key) => {
    if (key === 'Mod') return isMac ? '⌘' : 'Ctrl'
    if (key === 'Shift') return isMac ? '⇧' : 'Shift'
    return SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  })
  return words.join(isMac ? '' : ' ')
}

/** The table by sections, for the sheet. */
export const shortcutSections = (): ReadonlyMap<Section, readonly ShortcutName[]> =>
  Map.groupBy(NAMES, (name) => SHORTCUTS[name].section)
