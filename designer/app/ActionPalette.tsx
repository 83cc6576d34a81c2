import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandPalette, type PaletteCommand } from '../commandPalette/CommandPalette.tsx'
import { useDesigner, useEditor, useFlow } from '../editor/DesignerContext.ts'
import { isMac } from '../editor/isMac.ts'
import { SHORTCUTS, type ShortcutName, showKeys } from '../editor/shortcuts.ts'
import { toggleLive } from '../live/toggleLive.ts'
import { useSimulatorStore } from '../simulator/SimulatorStore.ts'
import type { ActionName } from './actionsOf.ts'
import { type TryingActions, tryingActions } from './tryingActions.ts'
import { useActions } from './useActions.ts'

const hasKeys = (name: string): name is ShortcutName => Object.hasOwn(SHORTCUTS, name)

/** The palette with what can be done at the moment of opening it. */
export function ActionPalette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const actions = useActions()
  const flow = useFlow()
  const selected = useEditor((state) => state.selectedNodes)
  const { editor } = useDesigner()
  const simulator = useSimulatorStore()
  const commands = useMemo(
    () =>
      Object.entries({
        ...actions(),
        ...tryingActions(simulator, flow, selected),
        live: flow === null ? null : () => toggleLive(editor, simulator),
      }).flatMap(([name, run]): readonly PaletteCommand[] => {
        if (run === null || name === 'palette') return []
        const keys = hasKeys(name) ? { shortcut: showKeys(name, isMac()) } : {}
        return [{ name, title: t(`actions.${name as ActionName | keyof TryingActions | 'live'}`), run, ...keys }] // the names of the record
      }),
    [actions, editor, flow, selected, simulator, t],
  )
  return <CommandPalette commands={commands} onClose={onClose} />
}
