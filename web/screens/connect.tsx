import { Link } from 'wouter'
import { CopyText } from '../controls/copy-text.js'
import { words } from '../words/words.js'
import { connectExamples, exportCommand, startCommand, tryCommand, type ConnectExample } from './connect-examples.js'
import styles from './connect.module.css'

const { connect: said } = words

/** How to connect a repository, each in a few lines that can be copied. */
export default function Connect() {
  const [first, second, third] = said.next.steps
  return (
    <div className={styles.connect}>
      <title>{words.shell.title(said.screen)}</title>
      <header className={styles.lead}>
        <h1>{said.screen}</h1>
        <p>{said.lead}</p>
        <nav aria-label={said.contents}>
          <ul>
            {connectExamples.map(({ id }) => (
              <li key={id}>
                <a href={`#${id}`}>{said.guides[id].title}</a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <div className={styles.guides}>
        {connectExamples.map((example) => (
          <Guide key={example.id} example={example} />
        ))}
      </div>
      <section className={styles.guide} aria-labelledby="next-heading">
        <h2 id="next-heading">{said.next.title}</h2>
        <ol>
          <Step text={first.text} command={tryCommand(connectExamples[0]?.name ?? '')} />
          <Step text={second.text} command={exportCommand} />
          <Step text={third.text} command={startCommand} />
        </ol>
        <p>{said.next.settings}</p>
        <p>
          <Link href="/operations">{said.operations}</Link>
        </p>
      </section>
    </div>
  )
}

function Guide({ example: { id, configuration, mapping } }: { readonly example: ConnectExample }) {
  const { title, text, then } = said.guides[id]
  const copy = { label: said.copy, name: said.copyLabel(title), done: said.copied, failed: said.notCopied }
  return (
    <section className={styles.guide} aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      <p>{text}</p>
      <CopyText text={configuration} name={said.codeLabel(title)} copy={copy} />
      <p>{then}</p>
      {mapping !== undefined && (
        <CopyText text={mapping} name={said.mappingLabel} copy={{ ...copy, name: said.copyMapping }} />
      )}
    </section>
  )
}

const Step = ({ text, command }: { readonly text: string; readonly command: string }) => (
  <li>
    {text}
    <code>{command}</code>
  </li>
)
