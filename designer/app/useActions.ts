import { useCallback } from 'react'
import { useDesigner } from '../editor/DesignerContext.ts'
import { useEdit } from '../editor/useEdit.ts'
import { type Actions, actionsOf } from './actionsOf.ts'
import { useHistorySteps } from './useHistorySteps.ts'
import { useSave } from './useSave.ts'

/** Tells what can be done at the moment of asking: nothing is drawn anew when that changes. */
export function useActions(): () => Actions {
  const designer = useDesigner()
  const edit = useEdit()
  const { undo, redo } = useHistorySteps()
  const save = useSave()
  return useCallback(
    () => actionsOf({ designer, edit, save: () => void save(), undo, redo }),
    [designer, edit, save, undo, redo],
  )
}
