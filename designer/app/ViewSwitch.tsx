import { Braces, ListTree, Workflow } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useDesigner, useEditor } from '../editor/DesignerContext.ts'
import type { View } from '../editor/EditorStore.ts'
import { showView } from '../editor/EditorStore.ts'
import css from './ViewSwitch.module.css'

const ICONS = { canvas: Workflow, outline: ListTree, source: Braces } as const
const VIEWS = ['canvas', 'outline', 'source'] as const satisfies readonly View[]

/** The flow as cards, as a tree or as the text of its file; what is selected stays selected. */
export function ViewSwitch() {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const view = useEditor((state) => state.view)
  return (
    <fieldset className={css.switch} aria-label={t('views.label')}>
      {VIEWS.map((each) => {
        const Icon = ICONS[each]
        return (
          <button
            key={each}
            type="button"
            className={css.choice}
            title={t(`views.${each}`)}
            aria-pressed={view === each}
            onClick={() => showView(editor, each)}
          >
            <Icon size={15} aria-hidden="true" />
            <span>{t(`views.${each}`)}</span>
          </button>
        )
      })}
    </fieldset>
  )
}
