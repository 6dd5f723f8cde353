"use client";
import type { Action } from "@/lib/store/actions";
/** Every key, from the same list that runs them, and the switch for plain letters. */
import { actions } from "@/lib/store/actions";
import { changeSettings } from "@/lib/store/actions/page";
import { TEXT_SIZES, textSizeOf } from "@/lib/store/settings-slice";
import { appStore, patch, useApp } from "@/lib/store/store";
import { Dialog } from "../ui/dialog";
import { Kbd } from "../ui/kbd";

const groups: readonly Action["group"][] = ["Path", "Findings", "Verify", "Project", "Page"];

/** Rules named in the dialog; the findings list has them all. */
const MAX_RULES = 6;

export function HelpDialog() {
  const isOpen = useApp((state) => state.layout.dialog === "help");
  const textSize = useApp((state) => state.settings.textSize);
  const letterKeys = useApp((state) => state.settings.letterKeys);
  return (
    <Dialog
      title="Keys and help"
      description="Portcullis verifies Storport miniport drivers in your browser. Your source is not sent anywhere."
      isOpen={isOpen}
      onClose={() => patch(appStore, "layout", { dialog: null })}
      isWide
    >
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group}>
            <h3 className="eyebrow">{group}</h3>
            <dl className="mt-1 grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-1">
              {actions
                .filter((action) => action.group === group && action.keys.length > 0)
                .map((action) => (
                  <KeyRow key={action.id} action={action} />
                ))}
            </dl>
          </section>
        ))}
        <section>
          <h3 className="eyebrow">In the path list</h3>
          <p className="mt-1 text-soft">
            <Kbd name="→" /> <Kbd name="←" /> unfold and fold, <Kbd name="Home" /> <Kbd name="End" /> first
            and last step. In the editor <Kbd name="Ctrl M" /> lets Tab move the focus.
          </p>
        </section>
      </div>
      <label className="mt-5 flex items-center gap-2">
        <input
          type="checkbox"
          checked={letterKeys}
          onChange={(event) => changeSettings(appStore, { letterKeys: event.target.checked })}
          className="size-4 accent-driver"
        />
        Plain letters work as commands outside text
      </label>
      <label className="mt-3 flex items-center gap-2">
        Size of text
        <select
          value={textSize}
          onChange={(event) => changeSettings(appStore, { textSize: textSizeOf(event.target.value) })}
          className="h-7 rounded border border-edge bg-ground px-1.5"
        >
          {TEXT_SIZES.map((each) => (
            <option key={each} value={each}>
              {Math.round((each / 16) * 100)} %
            </option>
          ))}
        </select>
      </label>
      <p className="mt-4 text-soft">
        <a className="text-driver underline" href="/changelog">
          What changed
        </a>{" "}
        · <RuleLinks />
        <a className="text-driver underline" href="/inspect">
          Inspect
        </a>
      </p>
    </Dialog>
  );
}

/** The page of each rule that was run. */
function RuleLinks() {
  const report = useApp((state) => state.analysis.report);
  return report?.results.slice(0, MAX_RULES).map(({ rule }) => (
    <span key={rule}>
      <a className="text-driver underline" href={`/rules/${rule}`}>
        The {rule} rule
      </a>{" "}
      ·{" "}
    </span>
  ));
}

function KeyRow({ action }: { readonly action: Action }) {
  return (
    <>
      <dt>{action.label}</dt>
      <dd className="flex gap-1">
        {action.keys.map((key) => (
          <Kbd key={key} name={key} />
        ))}
      </dd>
    </>
  );
}
