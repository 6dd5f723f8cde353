/**
 * What the page's main thread does while something happens, from the browser's own timeline. Times are the thread's
 * processor time, so that a busy machine does not count against the page; wall times stand beside them.
 */
import type { Browser, Page } from "@playwright/test";

/** One task of the main thread, milliseconds. */
export interface Task {
  readonly processor: number;
  readonly wall: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds; thread time. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The tasks that ran during `act`, the longest first. */
export async function tasksDuring(
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
): Promise<readonly Task[]> {
  await browser.startTracing(page, {
    categories: ["devtools.timeline", "disabled-by-default-devtools.timeline"],
  });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  return tasksOf(traceEvents);
}

/** Of the renderer thread with the most events: other renderers idle. */
function tasksOf(events: readonly TraceEvent[]): readonly Task[] {
  const renderers = events.filter(
    ({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain",
  );
  const byThread = renderers.map(({ pid, tid }) =>
    events.filter(
      (each) => each.pid === pid && each.tid === tid && each.ph === "X" && each.name === "RunTask",
    ),
  );
  const [busiest = []] = byThread.sort((one, other) => other.length - one.length);
  return busiest
    .map(({ dur = 0, tdur = 0 }) => ({ processor: tdur / 1000, wall: dur / 1000 }))
    .sort((one, other) => other.processor - one.processor);
}

export interface Stopwatch {
  /** Milliseconds of processor time and wall time the main thread spent on `act` and the frame that shows it. */
  time(act: () => Promise<void>): Promise<Task>;
}

/** Counts in the thread's own clock from here on. */
export async function stopwatch(page: Page): Promise<Stopwatch> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const busy = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
  };
  return {
    async time(act) {
      const before = await busy();
      const wall = await wallUntilPainted(page, act);
      return { processor: (await busy()) - before, wall };
    },
  };
}

/** From the key press that `act` makes to the end of the frame that follows, milliseconds. */
async function wallUntilPainted(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const painted = new Promise<number>((resolve) => {
      addEventListener(
        "keydown",
        () => {
          const start = performance.now();
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(performance.now() - start);
            channel.port2.postMessage(null);
          });
        },
        { capture: true, once: true },
      );
    });
    Object.assign(window, { painted });
  });
  await act();
  return page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted);
}
