/** The table of callback roles against the headers: every role, registering field and registering argument exists there. */
import { describe, expect, it } from "vitest";
import { callbackRoles, roleNamed } from "@/lib/engine/model";
import { functionTypes, headerText, macroNames, prototypes, recordBody, squeezed } from "./model-text";

/** The roles of the SDV role tables and the WDM callbacks around them, in the order of the reference. */
const expectedRoles = `
  sp_DRIVER_INITIALIZE HW_INITIALIZE HW_BUILDIO HW_STARTIO HW_INTERRUPT HW_TIMER HW_TIMER_EX HW_FIND_ADAPTER
  VIRTUAL_HW_FIND_ADAPTER HW_RESET_BUS HW_ADAPTER_CONTROL HW_UNIT_CONTROL HW_PASSIVE_INITIALIZE_ROUTINE HW_DPC_ROUTINE
  HW_MESSAGE_SIGNALED_INTERRUPT_ROUTINE HW_FREE_ADAPTER_RESOURCES HW_PROCESS_SERVICE_REQUEST HW_COMPLETE_SERVICE_IRP
  HW_INITIALIZE_TRACING HW_CLEANUP_TRACING HW_TRACING_ENABLED HW_WORKITEM HW_STATE_CHANGE HW_REGISTRY_NOTIFICATION_ROUTINE
  STOR_THREAD_START_ROUTINE STOR_SYNCHRONIZED_ACCESS POST_SCATTER_GATHER_EXECUTE HW_DMA_STARTED HW_ADAPTER_STATE
  DRIVER_CANCEL DRIVER_INITIALIZE DRIVER_ADD_DEVICE DRIVER_DISPATCH DRIVER_UNLOAD DRIVER_STARTIO IO_COMPLETION_ROUTINE
  KDEFERRED_ROUTINE IO_DPC_ROUTINE KSERVICE_ROUTINE KMESSAGE_SERVICE_ROUTINE KSYNCHRONIZE_ROUTINE IO_WORKITEM_ROUTINE
  IO_WORKITEM_ROUTINE_EX WORKER_THREAD_ROUTINE KSTART_ROUTINE IO_TIMER_ROUTINE EXT_CALLBACK DRIVER_CONTROL
  DRIVER_LIST_CONTROL DRIVER_REINITIALIZE IO_CSQ_INSERT_IRP IO_CSQ_REMOVE_IRP IO_CSQ_PEEK_NEXT_IRP IO_CSQ_ACQUIRE_LOCK
  IO_CSQ_RELEASE_LOCK IO_CSQ_COMPLETE_CANCELED_IRP
`
  .trim()
  .split(/\s+/);

describe("roleNamed", () => {
  it("knows every role by its function type and its pointer type", () => {
    for (const name of expectedRoles) {
      const role = roleNamed(name);
      expect(role?.role, name).toBe(name);
      expect(roleNamed(role!.pointerType)).toBe(role);
    }
  });

  it("knows other names of a role", () => {
    expect(roleNamed("sp_PDRIVER_INITIALIZE")?.role).toBe("sp_DRIVER_INITIALIZE");
    expect(roleNamed("DRIVER_DISPATCH_PAGED")?.role).toBe("DRIVER_DISPATCH");
  });

  it("answers null for what is no role", () => {
    expect(roleNamed("HW_INITIALIZATION_DATA")).toBeNull();
    expect(roleNamed("")).toBeNull();
  });
});

describe("each role", () => {
  it.each(callbackRoles.map((role) => [role.role, role] as const))(
    "%s has its types in the headers",
    (name, role) => {
      const parameters = role.parameters.map(({ type, name: parameter }) => squeezed(`${type} ${parameter}`));
      expect(functionTypes.get(name)).toBe(`${role.returns} (${parameters.join(", ")})`);
      if (!name.startsWith("SCSIWMI_"))
        expect(headerText).toMatch(new RegExp(`typedef ${name} \\*${role.pointerType}\\b`));
    },
  );

  it("is called at levels that exist, and narrows them only within reason", () => {
    for (const { role, entryIrql, entryIrqlWhen } of callbackRoles) {
      for (const [min, max] of [
        ...(entryIrql ? [entryIrql] : []),
        ...entryIrqlWhen.map(({ irql }) => irql),
      ]) {
        expect(min, role).toBeGreaterThanOrEqual(0);
        expect(max, role).toBeLessThanOrEqual(15);
        expect(min, role).toBeLessThanOrEqual(max);
      }
    }
  });

  it("registers through members that exist", () => {
    for (const role of callbackRoles) {
      for (const { record, member } of role.fields) {
        const body = recordBody(record);
        expect(body, `${record} for ${role.role}`).not.toBeNull();
        expect(body!).toMatch(new RegExp(`\\b${member.replace("[*]", "")}\\b`));
      }
    }
  });

  it("registers through arguments that exist and can hold it", () => {
    for (const role of callbackRoles) {
      for (const { routine, index, when } of role.arguments) {
        if (routine === "IoAllocateAdapterChannel") continue;
        const prototype = prototypes.get(routine);
        expect(prototype, `${routine} for ${role.role}`).toBeDefined();
        const parameter = prototype!.parameters[index] ?? prototype!.parameters.at(-1)!;
        expect(
          parameter === "..." || parameter.includes(role.pointerType),
          `${routine}#${index}: ${parameter}`,
        ).toBe(true);
        if (when) expect(macroNames.has(when.equals) || headerText.includes(`${when.equals},`)).toBe(true);
      }
    }
  });
});

describe("facts that rules lean on", () => {
  it("only a cancel routine starts with the cancel lock held", () => {
    const held = callbackRoles.filter(({ cancelLockAtEntry }) => cancelLockAtEntry === "held");
    expect(held.map(({ role }) => role)).toEqual(["DRIVER_CANCEL"]);
  });

  it("a cancel routine is established by call, by packet and by store, and lowers the level", () => {
    const cancel = roleNamed("DRIVER_CANCEL")!;
    expect(cancel.fields).toEqual([{ record: "IRP", member: "CancelRoutine" }]);
    expect(cancel.arguments.map(({ routine, index }) => `${routine}#${index}`)).toEqual([
      "IoSetCancelRoutine#1",
      "IoStartPacket#3",
    ]);
    expect(cancel.returnsAtEntryIrql).toBe(false);
    expect(cancel.entryIrql).toEqual([2, 2]);
  });

  it("a timer is a notification only of one type", () => {
    expect(roleNamed("HW_TIMER")!.arguments).toEqual(
      ["StorPortNotification", "ScsiPortNotification"].map((routine) => ({
        routine,
        index: 2,
        when: { index: 0, equals: "RequestTimerCall" },
      })),
    );
  });

  it("find-adapter routines of the two kinds are told apart by the record", () => {
    expect(roleNamed("HW_FIND_ADAPTER")!.fields).toEqual([
      { record: "HW_INITIALIZATION_DATA", member: "HwFindAdapter" },
    ]);
    expect(roleNamed("VIRTUAL_HW_FIND_ADAPTER")!.fields).toEqual([
      { record: "VIRTUAL_HW_INITIALIZATION_DATA", member: "HwFindAdapter" },
    ]);
  });

  it("DriverEntry is found by name", () => {
    const byName = callbackRoles.filter(({ entrySymbol }) => entrySymbol === "DriverEntry");
    expect(byName.map(({ role }) => role)).toEqual(["sp_DRIVER_INITIALIZE", "DRIVER_INITIALIZE"]);
  });
});
