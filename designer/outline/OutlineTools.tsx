import { ArrowRight, Pencil, Plus, SlidersHorizontal, Trash2, Unlink } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import css from './FlowOutline.module.css'
import type { OutlineActions } from './useOutlineActions.ts'

type Props = {
  readonly actions: OutlineActions
  /** gives the focus back to the tree */
  readonly onDone: () => void
}

/** What can be done with the active line, for the mouse and to be found; the keys beside the words do the same within the tree. */
export function OutlineTools({ actions, onDone }: Props) {
  const { t } = useTranslation()
  const tools = [
    { icon: Plus, words: t('outline.add'), keys: '+', run: actions.add },
    { icon: ArrowRight, words: t('outline.connect'), keys: '>', run: actions.connect },
    { icon: Unlink, words: t('outline.disconnect'), keys: '<', run: actions.disconnect },
    { icon: SlidersHorizontal, words: t('outline.edit'), keys: '↵', run: actions.settings },
    { icon: Pencil, words: t('outline.rename'), keys: 'F2', run: actions.rename },
    { icon: Trash2, words: t('outline.delete'), keys: '⌫', run: actions.remove },
  ]
  return (
    <div className={css.tools} role="toolbar" aria-label={t('outline.tools')}>
      {tools.map(({ icon, words, keys, run }) => (
        <Button
          key={words}
          icon={icon}
          look="quiet"
          disabled={run === null}
          onClick={() => {
            onDone()
            run?.()
          }}
        >
          {words}{' '}
          <span className="kbd" aria-hidden="true">
            {keys}
          </span>
        </Button>
      ))}
    </div>
  )
}
