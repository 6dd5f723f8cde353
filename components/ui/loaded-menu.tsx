"use client";
/** A drop-down menu behind a button, open from the start: `menu.tsx` loads it when the button is first pressed. */
import { DropdownMenu as Radix } from "radix-ui";
import type { MenuProps } from "./menu";

export function LoadedMenu({ trigger, sections }: MenuProps) {
  const shown = sections.filter((section) => section.items.length > 0);
  return (
    <Radix.Root defaultOpen>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align="start"
          sideOffset={4}
          className="z-50 max-h-[70vh] min-w-56 max-w-sm overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-xl"
        >
          {shown.map((section, index) => (
            <Radix.Group
              key={section.title ?? index}
              className={index > 0 ? "mt-1 border-line border-t pt-1" : ""}
            >
              {section.title && <Radix.Label className="eyebrow px-2 py-1">{section.title}</Radix.Label>}
              {section.items.map((item) => (
                <Radix.Item
                  key={item.label}
                  disabled={item.isDisabled ?? false}
                  onSelect={item.onSelect}
                  className="flex cursor-pointer select-none items-baseline gap-3 rounded-md px-2 py-1.5 text-xs outline-none data-[disabled]:cursor-default data-[highlighted]:bg-fill-step data-[disabled]:opacity-50"
                >
                  <span aria-hidden className="w-3 text-driver">
                    {item.isCurrent ? "✓" : ""}
                  </span>
                  <span className="min-w-0 flex-1 truncate">{item.label}</span>
                  {item.detail && <span className="shrink-0 text-2xs text-soft">{item.detail}</span>}
                </Radix.Item>
              ))}
            </Radix.Group>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
