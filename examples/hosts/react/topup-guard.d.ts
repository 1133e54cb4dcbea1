import type { TopupGuardAttributes, TopupGuardElement, TopupGuardHandlers } from "topup-guard";
import type { HTMLAttributes, RefAttributes } from "react";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "topup-guard": TopupGuardAttributes & TopupGuardHandlers & RefAttributes<TopupGuardElement> & HTMLAttributes<TopupGuardElement>;
    }
  }
}
