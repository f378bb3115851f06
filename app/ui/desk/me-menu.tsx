/** Who is logged in, the page's language and the way out. */
import * as Menu from "@radix-ui/react-dropdown-menu";
import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useWords } from "./words.ts";

const initials = (name: string): string =>
  name
    .split(" ")
    .map((word) => word.slice(0, 1))
    .join("")
    .slice(0, 2)
    .toUpperCase();

export function MeMenu({ name }: { readonly name: string }) {
  const { t } = useWords();
  return (
    <>
      <Menu.Root modal={false}>
        <Menu.Trigger className="me icon-btn">
          <span className="ava" aria-hidden="true">
            {initials(name)}
          </span>
          <span>{name}</span>
        </Menu.Trigger>

        <Menu.Content className="menu" align="end" sideOffset={4}>
          <LanguageForm>{(label) => <MenuButton>{label}</MenuButton>}</LanguageForm>
          <form method="post" action="/log-ud">
            <MenuButton>{t("me.logOut")}</MenuButton>
          </form>
        </Menu.Content>
      </Menu.Root>
      <noscript>
        <div className="row">
          <LanguageForm>{(label) => <button className="btn sm">{label}</button>}</LanguageForm>
          <form method="post" action="/log-ud">
            <button className="btn sm">{t("me.logOut")}</button>
          </form>
        </div>
      </noscript>
    </>
  );
}

/** The menu must not close before the browser has sent the form. */
function MenuButton({ children }: { readonly children: ReactNode }) {
  return (
    <Menu.Item
      asChild
      onSelect={(event) => {
        event.preventDefault();
      }}
    >
      <button type="submit" className="menu-item">
        {children}
      </button>
    </Menu.Item>
  );
}

function LanguageForm({ children }: { readonly children: (label: string) => ReactNode }) {
  const { t, language } = useWords();
  const { pathname, search } = useLocation();
  const other = language === "da" ? "en" : "da";
  return (
    <form method="post" action="/sprog">
      <input type="hidden" name="sprog" value={other} />
      <input type="hidden" name="tilbage" value={`${pathname}${search}`} />
      {children(other === "en" ? t("me.toEnglish") : t("me.toDanish"))}
    </form>
  );
}
