import { listed } from './listed.js'

/** The words of the screen of one run. */
export const run = {
  screen: (id: string) => `Run ${id}`,
  back: 'All runs',
  tableOf: (title: string) => `${title}: the table`,
  headline: {
    running: (doing: string) => `Running: ${doing}`,
    beginning: 'Running: about to begin',
    published: (snapshot: string, duration: string) => `Published ${snapshot} in ${duration}`,
    unchanged: (duration: string) => `Found nothing new in ${duration}; nothing had to be published`,
    rejected: 'Rejected: what came is not fit to be published',
    failed: (doing: string | null) => (doing === null ? 'Failed' : `Failed while ${doing}`),
    interrupted: (doing: string | null) => (doing === null ? 'Stopped' : `Stopped while ${doing}`),
    died: (doing: string | null) =>
      doing === null
        ? 'Died: its process ended without a word'
        : `Died while ${doing}: its process ended without a word`,
  },
  stands: {
    rejected: 'Nothing was published: the snapshot before it still serves. What is wrong is below.',
    failed: 'Nothing was published: the snapshot before it still serves. The next run goes on where this one stopped.',
    interrupted:
      'Nothing was published: the snapshot before it still serves. The next run goes on where this one stopped.',
    died: 'Nothing was published: the snapshot before it still serves. The machine may have been short of memory, or was switched off; the next run goes on where this one stopped.',
  },
  facts: {
    id: 'Run',
    trigger: 'Trigger',
    asked: 'Asked for',
    all: 'all sources',
    sources: listed,
    started: 'Started',
    ended: 'Ended',
    duration: 'Duration',
    snapshot: 'Snapshot',
    gone: 'no longer kept',
    none: 'none',
    stays: 'stays current',
  },
  phases: {
    title: 'Phases',
    stopped: 'it ended here',
  },
  sources: {
    title: 'What was read',
    columns: {
      source: 'Source',
      how: 'How',
      read: 'Read',
      staged: 'Staged',
      rejected: 'Rejected',
      bytes: 'Received',
      time: 'Time',
      rate: 'Records a second',
      from: 'Cursor from',
      to: 'Cursor to',
    },
    how: { fetched: 'read whole', resumed: 'read on', reused: 'not read: unchanged' },
    waiting: 'not begun',
    noCursor: 'beginning',
  },
  changes: {
    title: 'What changed',
    against: 'Against the snapshot that was current before.',
    none: 'There was no snapshot before to compare with.',
    columns: { entity: '', added: 'New', changed: 'Changed', removed: 'Removed', same: 'The same' },
    entity: { patient: 'Patients', study: 'Studies' },
  },
  checks: {
    title: 'Checks',
    none: 'Every check passed.',
    notChecked: 'The run ended before its checks.',
    severity: { error: 'Errors', warning: 'Warnings', note: 'Notes' },
    category: { conformance: 'Conformance', completeness: 'Completeness', plausibility: 'Plausibility' },
    below: (n: number) =>
      n === 1 ? '1 finding below the threshold of its rule' : `${n} findings below the thresholds of their rules`,
    more: (n: number) => (n === 1 ? 'one more of this rule' : `${n} more of this rule`),
  },
  schema: {
    title: 'Schema differences',
    appeared: (fields: string) => `new: ${fields}`,
    vanished: (fields: string) => `gone: ${fields}`,
  },
  notices: { title: 'Notices of the sources' },
  error: {
    title: 'Error',
    causes: 'Causes, the nearest first',
    copy: 'Copy the report',
  },
  unknown: {
    title: 'There is no such run',
    text: (id: string) => `No run on record has the id ${id}. Old runs are removed after a while.`,
  },
  copied: 'Copied',
  notCopied: 'The browser did not allow copying. Select the text and copy it by hand.',
}
