"use client";
/** A drop-down menu behind any button. */
import { lazy } from "react";
import { PopUpButton, type PopUpTrigger } from "./pop-up-button";

const LoadedMenu = lazy(() => import("./loaded-menu").then((module) => ({ default: module.LoadedMenu })));

export interface MenuItem {
  readonly label: string;
  readonly detail?: string;
  readonly onSelect: () => void;
  readonly isCurrent?: boolean;
  readonly isDisabled?: boolean;
}

export interface MenuSection {
  readonly title?: string;
  readonly items: readonly MenuItem[];
}

export interface MenuProps {
  readonly trigger: PopUpTrigger;
  readonly sections: readonly MenuSection[];
}

export function Menu(props: MenuProps) {
  return (
    <PopUpButton kind="menu" trigger={props.trigger}>
      <LoadedMenu {...props} />
    </PopUpButton>
  );
}
