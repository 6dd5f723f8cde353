/** One rule: what it demands, why, how findings read, how to fix, and the rule's own source. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CodeBlock } from "@/components/rules/code-block";
import { Article } from "@/components/shell/article";
import { findRule, type RuleMeta, sourcePathOf, withoutMarks } from "@/lib/catalog";

interface Props {
  readonly params: Promise<{ readonly ruleId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const rule = findRule((await params).ruleId);
  return rule ? { title: rule.id, description: rule.summary } : {};
}

export default async function RulePage({ params }: Props) {
  const rule = findRule((await params).ruleId);
  if (!rule) notFound();
  const source = await readFile(join(process.cwd(), "lib/engine/rules", sourcePathOf(rule)), "utf8");
  return (
    <Article title={rule.id} lead={rule.title}>
      <p>{rule.page.why}</p>
      <h2>What the documentation asks</h2>
      <Required rule={rule} />
      <h2>How to fix a finding</h2>
      <p>{rule.page.fix}</p>
      <h2>Findings of this rule</h2>
      <Kinds rule={rule} />
      <h2>Examples</h2>
      <CodeBlock
        caption={`Breaks the rule: ${rule.examples.bad.caption}`}
        code={withoutMarks(rule.examples.bad.code)}
      />
      <CodeBlock
        caption={`Keeps it: ${rule.examples.good.caption}`}
        code={withoutMarks(rule.examples.good.code)}
      />
      <h2>Questions</h2>
      {rule.page.notes.map((note) => (
        <section key={note.title}>
          <h3>{note.title}</h3>
          <p>{note.text}</p>
        </section>
      ))}
      <h2>The rule itself</h2>
      <CodeBlock caption={`${rule.id}.slic: the automaton that is checked`} code={source.trim()} />
    </Article>
  );
}

function Required({ rule }: { readonly rule: RuleMeta }) {
  return (
    <ul>
      {rule.required.map((each) => (
        <li key={each.text}>
          {each.text}{" "}
          <a href={each.source.url} rel="noreferrer">
            {each.source.title}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Kinds({ rule }: { readonly rule: RuleMeta }) {
  return (
    <dl>
      {rule.kinds.map((kind) => (
        <div key={kind.kind}>
          <dt>
            <code>{kind.kind}</code>
          </dt>
          <dd>{kind.inADump}</dd>
        </div>
      ))}
    </dl>
  );
}
