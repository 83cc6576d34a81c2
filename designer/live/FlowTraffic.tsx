import { useTranslation } from 'react-i18next'
import type { TrafficView } from '../../schemas/wire.ts'
import { useDesigner, useFlow } from '../editor/DesignerContext.ts'
import { openFlow } from '../editor/EditorStore.ts'
import css from './Live.module.css'

/** The flow as a whole: how many came, and where they wait now. */
export function FlowTraffic({ view }: { readonly view: TrafficView }) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language)
  const { editor } = useDesigner()
  const nodes = useFlow()?.nodes ?? {}
  const standing = Object.entries(view.standing).toSorted(([, a], [, b]) => b - a)
  return (
    <div className={css.body}>
      <p className={css.total}>
        <strong>{number.format(view.conversations)}</strong>
        {t('live.came', { count: view.conversations })}
      </p>
      <p className={css.quiet}>
        {t('live.release')} <code>{view.release.slice(0, 8)}</code>
      </p>
      <h3>{t('live.standing')}</h3>
      {standing.length === 0 ? (
        <p className={css.quiet}>{t('live.nobody')}</p>
      ) : (
        <ul className={css.list}>
          {standing.map(([id, count]) => (
            <li key={id}>
              <button
                type="button"
                className={css.place}
                disabled={!Object.hasOwn(nodes, id)}
                onClick={() => openFlow(editor, view.flow, [id])}
              >
                <span>{id}</span>
                <strong>{number.format(count)}</strong>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className={css.quiet}>{t('live.hint')}</p>
    </div>
  )
}
