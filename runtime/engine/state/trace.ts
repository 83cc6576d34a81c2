import type { KeywordMatch } from '../match/KeywordMatch.ts'

/** What the engine did and why, in order. */
export type TraceEntry =
  | { readonly type: 'nodeEntered'; readonly node: string }
  | { readonly type: 'exitTaken'; readonly node: string; readonly exit: string; readonly to: string }
  | {
      readonly type: 'keywordMatched'
      readonly node: string
      readonly match: KeywordMatch
      readonly alsoMatched: readonly string[]
    }
  | { readonly type: 'keywordMissed'; readonly node: string }
  | {
      readonly type: 'optionChosen'
      readonly node: string
      readonly option: string
      readonly by: 'number' | 'ordinal' | 'label' | 'keyword' | 'button'
      readonly part: string
    }
  /** the words meant a button that was offered, and its value stands for them */
  | {
      readonly type: 'replyChosen'
      readonly label: string
      readonly value: string
      readonly by: 'number' | 'ordinal' | 'label'
      readonly part: string
    }
  | { readonly type: 'answerRejected'; readonly node: string; readonly reason: string; readonly attempt: number }
  | { readonly type: 'valueCollected'; readonly node: string; readonly variable: string }
  | {
      readonly type: 'scheduleChecked'
      readonly node: string
      readonly schedule: string
      readonly verdict: 'open' | 'closed' | 'holiday' | 'emergency'
      readonly because: string
    }
  | { readonly type: 'caseTaken'; readonly node: string; readonly case: string }
  | { readonly type: 'branchDrawn'; readonly node: string; readonly branch: string; readonly bucket: number }
  | { readonly type: 'languageChosen'; readonly language: string; readonly because: string }
  | { readonly type: 'templateFailed'; readonly node: string; readonly message: string }
  | { readonly type: 'callReturned'; readonly node: string; readonly outcome: string }
  | { readonly type: 'messageHeld'; readonly node: string }
  | { readonly type: 'eventIgnored'; readonly event: string; readonly because: string }
  | { readonly type: 'sendsSuppressed'; readonly count: number; readonly because: string }
  /** the customer said nothing, and was reminded, for the `number`th time */
  | { readonly type: 'reminded'; readonly node: string; readonly number: number }
  /** the customer said nothing for so long that the conversation is closed */
  | { readonly type: 'closedIdle'; readonly node: string }
  /** the terms were said before anything else */
  | { readonly type: 'termsTold'; readonly version: string }
  /** who waits in a queue heard how it stands; `wait` in ms, null: nobody knows. `isOpen` false: that it is after hours */
  | {
      readonly type: 'waitingTold'
      readonly queue: string
      readonly place: number
      readonly wait: number | null
      readonly isOpen: boolean
    }
  | { readonly type: 'waiting'; readonly node: string }
  /** a publication dropped the session, which was at `node` of another release: the message began anew */
  | { readonly type: 'sessionRestarted'; readonly release: string; readonly node: string }
  /** a publication moved the session from `from`, of the release named, to `to` of the one that decides */
  | { readonly type: 'sessionMoved'; readonly release: string; readonly from: string; readonly to: string }
  | { readonly type: 'failed'; readonly code: string; readonly message: string; readonly nodes: readonly string[] }
