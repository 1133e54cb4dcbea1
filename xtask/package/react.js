// <TopupGuard> for React 18 and later: the element with props and typed events, rendered on a server too.
import { createElement, forwardRef, useEffect, useImperativeHandle, useRef } from "react";

/** Attributes by prop, and events by handler. */
const ATTRIBUTES = {{attributes}};
const EVENTS = {{events}};

export const TopupGuard = forwardRef(function TopupGuard({ children, ...props }, ref) {
  const element = useRef(null);
  const handlers = useRef({});
  const attributes = {};
  const now = {};
  for (const [name, value] of Object.entries(props)) {
    if (Object.hasOwn(EVENTS, name)) now[EVENTS[name]] = value;
    // On or off: an attribute that is there is on.
    else if (Object.hasOwn(ATTRIBUTES, name)) attributes[ATTRIBUTES[name]] = value === true ? "" : value === false ? undefined : value;
    else attributes[name] = value;
  }
  useImperativeHandle(ref, () => element.current);
  useEffect(() => {
    handlers.current = now;
  });
  useEffect(() => {
    const node = element.current;
    const hear = (event) => handlers.current[event.type]?.(event);
    const types = Object.values(EVENTS);
    for (const type of types) node.addEventListener(type, hear);
    // Only now, so that the server's HTML is what React finds when it takes over. When it does not come, the children stay.
    import("topup-guard").catch(() => {});
    return () => types.forEach((type) => node.removeEventListener(type, hear));
  }, []);
  // Another widget of the page may have brought the element before: its `data-state` is not the server's.
  return createElement("topup-guard", { ...attributes, ref: element, suppressHydrationWarning: true }, children);
});
