import { RE2JS } from 're2js'
import { PATTERN_LENGTH } from '../../engine/match/compileKeywords.ts'

/** Why a pattern cannot be used, in a few words; null when it can. */
export function explainPattern(pattern: string): string | null {
  if (pattern.length > PATTERN_LENGTH) return `it has ${pattern.length} characters, and ${PATTERN_LENGTH} are the most`
  try {
    RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE)
    return null
  } catch (error) {
    return error instanceof Error
      ? error.message
          .replace(/^error parsing regexp: /, '')
          .replace('`(?i)', '`')
          .replace(/\.$/, '')
      : 'not RE2'
  }
}
