import { type Accessor, createContext, useContext } from "solid-js";

/**
 * Where a list of choices opens: a dialog hides all that is outside it, from eyes and from screen readers, so what
 * belongs to it must lie within.
 */
export const PopupPlace = createContext<Accessor<HTMLElement | undefined>>(() => undefined);

/** Where the portal of a popup is mounted: in the dialog around it, else in the page. */
export function usePopupPlace(): () => { readonly mount?: HTMLElement } {
  const place = useContext(PopupPlace);
  return () => {
    const mount = place();
    return mount === undefined ? {} : { mount };
  };
}
