/**
 * The page with an engine that has its answers ready: for paths and lists larger than a test could verify, and for rules
 * that no release has. Messages to the analysis worker are answered in the page; other workers are left alone.
 */
import type { Page } from "@playwright/test";
import type { AnalysisReport, SourceText } from "../../lib/protocol/protocol";

export interface CannedAnswers {
  readonly report: AnalysisReport;
  /** Served in place of the first example. */
  readonly source: SourceText;
}

export async function answerWith(page: Page, { report, source }: CannedAnswers): Promise<void> {
  await page.addInitScript((answer) => {
    const Real = window.Worker;
    const empty = { fixes: { rule: "", fingerprint: "", offers: [], tried: 0 } };
    const replies: Record<string, (id: number) => object> = {
      start: (id) => ({ kind: "started", id }),
      analyze: (id) => ({ kind: "report", id, report: answer }),
      fix: (id) => ({ kind: "fixes", id, ...empty }),
      flow: (id) => ({ kind: "flows", id, flows: [] }),
    };
    window.Worker = new Proxy(Real, {
      construct(target, args: ConstructorParameters<typeof Worker>) {
        const worker = new target(...args);
        const post = worker.postMessage.bind(worker);
        worker.postMessage = (message: { kind?: string; id?: number }, ...rest: never[]) => {
          const reply = replies[message?.kind ?? ""];
          if (!reply) return post(message, ...rest);
          const data = reply(message.id ?? 0);
          setTimeout(() => worker.dispatchEvent(new MessageEvent("message", { data })));
        };
        return worker;
      },
    });
  }, report);
  await page.route("**/examples/aurora-mini.c", (route) =>
    route.fulfill({ contentType: "text/plain", body: source.text }),
  );
}
