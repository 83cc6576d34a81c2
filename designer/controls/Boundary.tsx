import { RotateCcw } from 'lucide-react'
import { Component, Fragment, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import css from './Boundary.module.css'
import { Button } from './Button.tsx'

type Props = {
  readonly children: ReactNode
  /** draws what is said of a failure where the part would stand */
  readonly frame?: (words: ReactNode) => ReactNode
  /** stands there while the part is loaded */
  readonly waiting?: ReactNode
}

type State = { readonly hasFailed: boolean; readonly tries: number }

/** A part of the designer whose failure takes nothing else with it: it is said in its place, with a way to try again. A class, because React tells failures to classes alone. */
export class Boundary extends Component<Props, State> {
  override readonly state: State = { hasFailed: false, tries: 0 }

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    const { children, frame = (words) => words, waiting = null } = this.props
    const { hasFailed, tries } = this.state
    if (hasFailed) return frame(<Failed onAgain={() => this.setState({ hasFailed: false, tries: tries + 1 })} />)
    return (
      <Suspense fallback={waiting}>
        <Fragment key={tries}>{children}</Fragment>
      </Suspense>
    )
  }
}

function Failed({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={css.failed} role="alert">
      <p>{t('app.partFailed')}</p>
      <Button icon={RotateCcw} onClick={onAgain}>
        {t('app.tryAgain')}
      </Button>
    </div>
  )
}
