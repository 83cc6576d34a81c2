import { useTranslation } from 'react-i18next'
import { NumberField } from '../../controls/NumberField.tsx'
import type { CoverageSettings } from '../../document/workspace/checkSettings.ts'

const MEASURES = ['nodes', 'exits', 'keywords', 'languages'] as const

type Props = {
  readonly coverage: CoverageSettings
  readonly onChange: (coverage: { readonly [name in keyof CoverageSettings]: number | undefined }, key: string) => void
}

/** The least that the scenarios must cover of each flow, in percent. */
export function CoverageFields({ coverage, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('settings.coverage')}>
      <h3>{t('settings.coverage')}</h3>
      <p>{t('settings.coverageHelp')}</p>
      {MEASURES.map((measure) => (
        <NumberField
          key={measure}
          label={t(`settings.covered.${measure}`)}
          at={`coverage/${measure}`}
          value={coverage[measure]}
          least={0}
          most={100}
          onChange={(least) => onChange({ ...coverage, [measure]: least }, `coverage/${measure}`)}
        />
      ))}
    </section>
  )
}
