import { useTranslation } from 'react-i18next'
import type { Life } from '../../../schemas/flow.ts'
import { TextField } from '../../controls/TextField.tsx'
import { TextPerLanguage } from '../../controls/TextPerLanguage.tsx'
import { useWorkspace } from '../../editor/DesignerContext.ts'

type Terms = NonNullable<Life['terms']>
type Props = { readonly terms: Terms; readonly onChange: (terms: Terms, key?: string) => void }

/** What the law wants said first, and what this wording is called. */
export function TermsFields({ terms, onChange }: Props) {
  const { t } = useTranslation()
  const { languages } = useWorkspace().workspace
  return (
    <section aria-label={t('life.terms')}>
      <h4>{t('life.terms')}</h4>
      <TextPerLanguage
        label={t('life.termsText')}
        text={terms.text}
        languages={languages}
        isLong
        at="life/terms/text"
        onChange={(text, language) => onChange({ ...terms, text }, `terms/${language}`)}
      />
      <TextField
        label={t('life.version')}
        help={t('life.versionHelp')}
        value={terms.version}
        at="life/terms/version"
        onChange={(version) => {
          if (version !== '') onChange({ ...terms, version }, 'terms/version')
        }}
      />
    </section>
  )
}
