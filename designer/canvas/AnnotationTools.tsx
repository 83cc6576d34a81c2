import { NodeToolbar, Position } from '@xyflow/react'
import { PencilLine, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../controls/Button.tsx'
import { COLORS, type Color } from '../document/annotations.ts'
import css from './Annotations.module.css'

type Props = {
  readonly color: Color
  readonly onColor: (color: Color) => void
  readonly onWrite: () => void
  readonly onRemove: () => void
}

const ABOVE_ALL = { zIndex: 10 } as const

/** Above a selected note or group: its colour, its words, away with it. */
export function AnnotationTools({ color, onColor, onWrite, onRemove }: Props) {
  const { t } = useTranslation()
  return (
    <NodeToolbar position={Position.Top} className={css.tools ?? ''} style={ABOVE_ALL}>
      <fieldset className={css.colors} aria-label={t('annotations.color')}>
        {COLORS.map((each) => (
          <button
            key={each}
            type="button"
            className={css.color}
            data-color={each}
            aria-pressed={each === color}
            aria-label={t(`annotations.colors.${each}`)}
            title={t(`annotations.colors.${each}`)}
            onClick={() => onColor(each)}
          />
        ))}
      </fieldset>
      <IconButton isSmall icon={PencilLine} label={t('annotations.write')} onClick={onWrite} />
      <IconButton isSmall icon={Trash2} label={t('actions.remove')} onClick={onRemove} />
    </NodeToolbar>
  )
}
