/**
 * Z3 as a judge of "this has no model". Claims are put to it many at a time as one disjunction; where that has a model
 * they are asked one by one. Z3 is the WebAssembly of `z3-solver`, or a native program, which answers some hundred times
 * as many questions.
 */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { init } from "z3-solver";

/** SMT-LIB: declarations of constants, and truth values of one bit that are said to exclude each other. */
export interface Claim {
  readonly declarations: string;
  readonly conjuncts: readonly string[];
  /** Shown when Z3 finds a model. */
  readonly of: string;
}

/** One running Z3. */
interface Z3 {
  /** The one line that it prints for the commands; `text` has no line break. */
  eval(text: string): Promise<string>;
  stop(): void;
}

const TACTIC = "(check-sat-using qfbv)";
/** Milliseconds for one question. */
const TIMEOUT = 20_000;
/** A timer of an earlier question may cancel a later one. */
const TRIES = 3;

export class Z3Judge {
  /** Questions that stayed without an answer: claims nobody judged. */
  unjudged = 0;

  private constructor(private readonly z3: Z3) {}

  /**
   * @param program path of a native Z3, null for the WebAssembly.
   * Throws where the WebAssembly cannot start.
   */
  static async start(program: string | null = null): Promise<Z3Judge> {
    return new Z3Judge(program === null ? await wasmZ3() : nativeZ3(program));
  }

  /** The claims that have a model after all. */
  async wrong(claims: readonly Claim[]): Promise<readonly Claim[]> {
    if (claims.length === 0) return [];
    const answer = await this.ask(claims);
    if (answer === "unsat") return [];
    if (claims.length === 1) {
      if (answer === "sat") return claims;
      this.unjudged++;
      return [];
    }
    const half = claims.length >> 1;
    return [...(await this.wrong(claims.slice(0, half))), ...(await this.wrong(claims.slice(half)))];
  }

  /** Ends its threads; a process does not end by itself before. */
  stop(): void {
    this.z3.stop();
  }

  private async ask(claims: readonly Claim[]): Promise<string> {
    const declarations = claims.map((claim) => claim.declarations).join("");
    const cases = claims.map(
      ({ conjuncts }) => `(and true ${conjuncts.map((one) => `(= ${one} #b1)`).join(" ")})`,
    );
    const text = `(reset)(set-option :timeout ${TIMEOUT})${declarations}(assert (or false ${cases.join(" ")}))${TACTIC}`;
    let answer = "";
    for (let tries = 0; tries < TRIES && !/^(sat|unsat)$/.test(answer); tries++) {
      answer = (await this.z3.eval(text)).trim();
    }
    return answer;
  }
}

async function wasmZ3(): Promise<Z3> {
  const { Z3, em } = await init();
  const context = Z3.mk_context(Z3.mk_config());
  return {
    eval: (text) => Z3.eval_smtlib2_string(context, text),
    stop: () => em.PThread.terminateAllThreads(),
  };
}

function nativeZ3(program: string): Z3 {
  const child = spawn(program, ["-smt2", "-in"], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const failed = new Promise<never>((_, reject) => child.once("error", reject));
  return {
    eval: async (text) => {
      child.stdin.write(`${text}\n`);
      const line = await Promise.race([lines.next(), failed]);
      return line.done ? "" : line.value;
    },
    stop: () => child.stdin.end("(exit)\n"),
  };
}
