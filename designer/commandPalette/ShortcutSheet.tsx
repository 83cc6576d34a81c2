import { useTranslation } from 'react-i18next'
import { Dialog } from '../controls/Dialog.tsx'
import { isMac } from '../editor/isMac.ts'
import { SHORTCUTS, shortcutSections, showKeys } from '../editor/shortcuts.ts'
import css from './ShortcutSheet.module.css'

/** Every key and what it does, by where it works. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('shortcuts.title')} onClose={onClose}>
      <div className={css.sheet}>
        {[...shortcutSections()].map(([section, names]) => (
          <section key={section} aria-label={t(`shortcuts.${section}`)}>
            <h3>{t(`shortcuts.${section}`)}</h3>
            <dl>
              {names.map((name) => (
                <div key={name}>
                  <dt>{t(`actions.${name}`)}</dt>
                  <dd>
                    {SHORTCUTS[name].keys.map((_, index) => (
                      <kbd key={showKeys(name, isMac(), index)}>{showKeys(name, isMac(), index)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
