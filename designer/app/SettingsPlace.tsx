import { useTranslation } from 'react-i18next'
import { Inspector } from '../inspector/Inspector.tsx'
import css from './SettingsPlace.module.css'
import trying from './Trying.module.css'
import { NARROWEST, useSettingsWidth, WIDEST } from './useSettingsWidth.ts'

/** The settings at the right; their edge is dragged, or moved by the arrow keys. A double click gives back the usual width. */
export function SettingsPlace() {
  const { t } = useTranslation()
  const { place, width, grip } = useSettingsWidth()
  return (
    <div className={trying.settings}>
      <div ref={place} className={css.place}>
        <Inspector>
          {/* biome-ignore lint/a11y/useSemanticElements: a rule has no value and takes no keys */}
          <div
            role="separator"
            tabIndex={0}
            className={css.grip}
            aria-label={t('inspector.width')}
            aria-orientation="vertical"
            aria-valuemin={NARROWEST}
            aria-valuemax={WIDEST}
            aria-valuenow={width}
            {...grip}
          />
        </Inspector>
      </div>
    </div>
  )
}
