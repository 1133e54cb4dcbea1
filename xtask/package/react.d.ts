// Types of <TopupGuard>: its props follow from the element's attributes and events.
import type { ForwardRefExoticComponent, HTMLAttributes, RefAttributes } from "react";
import type { TopupGuardAttributes, TopupGuardElement, TopupGuardEventMap } from "topup-guard";

/** `text-size` as a prop: `textSize`. */
type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}` ? `${First}${Capitalize<Camel<Rest>>}` : Name;
type Attributes = { [Name in keyof TopupGuardAttributes & string as Camel<Name>]?: TopupGuardAttributes[Name] };
/** `onReady` and so on, each with the element's event. */
type Handlers = {
  [Name in keyof TopupGuardEventMap as Name extends `topup-guard:${infer Rest}` ? `on${Capitalize<Rest>}` : never]?: (event: TopupGuardEventMap[Name]) => void;
};

/** What the component takes: the element's attributes, handlers of its events, and what every element has. Children are the advice. */
export interface TopupGuardProps extends Attributes, Handlers, Omit<HTMLAttributes<TopupGuardElement>, keyof Attributes | keyof Handlers> {}

export declare const TopupGuard: ForwardRefExoticComponent<TopupGuardProps & RefAttributes<TopupGuardElement>>;
