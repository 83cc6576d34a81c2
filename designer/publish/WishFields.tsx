import { useTranslation } from 'react-i18next'
import type { OnStanding, StandingPlace } from '../../schemas/wire.ts'
import { NumberField } from '../controls/NumberField.tsx'
import { SelectField } from '../controls/SelectField.tsx'
import { TextField } from '../controls/TextField.tsx'
import css from './Publish.module.css'
import type { Wish } from './usePublish.ts'

type Props = {
  readonly wish: Wish
  readonly onChange: (wish: Wish) => void
  readonly standing: readonly StandingPlace[]
  /** a share of the contacts needs another release for the others */
  readonly mayShare: boolean
}

const POLICIES: readonly OnStanding['policy'][] = ['pin', 'restart', 'migrate']
const FIRST_SHARE = 10

/** Why it is published, for whom, and what becomes of those who are mid-conversation. */
export function WishFields({ wish, onChange, standing, mayShare }: Props) {
  const { t } = useTranslation()
  const counted = (fate: StandingPlace['fate']) =>
    standing.filter((place) => place.fate === fate).reduce((sum, { conversations }) => sum + conversations, 0)
  const fates = (['moves', 'restarts', 'finishes'] as const).filter((fate) => counted(fate) > 0)
  return (
    <div className={css.wishes}>
      <TextField
        label={t('publish.note')}
        help={t('publish.noteHelp')}
        value={wish.note}
        onChange={(note) => onChange({ ...wish, note })}
      />
      <div className={css.pair}>
        <SelectField
          label={t('publish.audience')}
          value={wish.percent === null ? 'all' : 'share'}
          options={(mayShare ? (['all', 'share'] as const) : (['all'] as const)).map((value) => ({
            value,
            label: t(`publish.audiences.${value}`),
          }))}
          onChange={(value) => onChange({ ...wish, percent: value === 'all' ? null : FIRST_SHARE })}
        />
        {wish.percent !== null && (
          <NumberField
            label={t('publish.percent')}
            value={wish.percent}
            least={1}
            most={99}
            onChange={(percent = FIRST_SHARE) => onChange({ ...wish, percent })}
          />
        )}
        <SelectField
          label={t('publish.standing')}
          value={wish.policy}
          options={POLICIES.map((value) => ({ value, label: t(`publish.policies.${value}`) }))}
          onChange={(policy) => onChange({ ...wish, policy })}
        />
      </div>
      {fates.length > 0 && (
        <p className={css.fates}>
          {fates.map((fate) => t(`publish.fates.${fate}`, { count: counted(fate) })).join(' ')}
        </p>
      )}
    </div>
  )
}
