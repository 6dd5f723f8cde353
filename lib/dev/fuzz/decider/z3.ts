/**
 * Z3 as a judge of "this has no model". Claims are put to it many at a time as one disjunction; where that has a model
 * they are asked one by one.
 */
import { init } from "z3-solver";

/** SMT-LIB: declarations of constants, and truth values of one bit that are said to exclude each other. */
export interface Claim {
  readonly declarations: string;
  readonly conjuncts: readonly string[];
  /** Shown when Z3 finds a model. */
  readonly of: string;
}

const TACTIC = "(check-sat-using qfbv)";
/** Milliseconds for one question. */
const TIMEOUT = 20_000;
/** A timer of an earlier question may cancel a later one. */
const TRIES = 3;

type Api = Awaited<ReturnType<typeof init>>;

export class Z3Judge {
  private constructor(
    private readonly api: Api,
    private readonly context: ReturnType<Api["Z3"]["mk_context"]>,
  ) {}

  /** Throws where its WebAssembly cannot start. */
  static async start(): Promise<Z3Judge> {
    const api = await init();
    return new Z3Judge(api, api.Z3.mk_context(api.Z3.mk_config()));
  }

  /** The claims that have a model after all. */
  async wrong(claims: readonly Claim[]): Promise<readonly Claim[]> {
    if (claims.length === 0) return [];
    const answer = await this.ask(claims);
    if (answer === "unsat") return [];
    if (claims.length === 1) return answer === "sat" ? claims : [];
    const half = claims.length >> 1;
    return [...(await this.wrong(claims.slice(0, half))), ...(await this.wrong(claims.slice(half)))];
  }

  /** Ends its threads; a process does not end by itself before. */
  stop(): void {
    this.api.em.PThread.terminateAllThreads();
  }

  private async ask(claims: readonly Claim[]): Promise<string> {
    const declarations = claims.map((claim) => claim.declarations).join("");
    const cases = claims.map(
      ({ conjuncts }) => `(and true ${conjuncts.map((one) => `(= ${one} #b1)`).join(" ")})`,
    );
    const text = `(reset)(set-option :timeout ${TIMEOUT})${declarations}(assert (or false ${cases.join(" ")}))${TACTIC}`;
    let answer = "";
    for (let tries = 0; tries < TRIES && !/^(sat|unsat)$/.test(answer); tries++) {
      answer = (await this.api.Z3.eval_smtlib2_string(this.context, text)).trim();
    }
    return answer;
  }
}
