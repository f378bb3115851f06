/** The demo's accounts, with a link that fills the form: a newcomer is in with two presses, script or not. */
import { useTranslation } from "react-i18next";
import type { DemoAccounts } from "../../../db/views/demo-accounts.ts";

interface DemoTableProps {
  readonly demo: DemoAccounts;
  readonly target: string | null;
}

export function DemoTable({ demo, target }: DemoTableProps) {
  const { t } = useTranslation("public");
  const linkOf = (username: string): string =>
    `/log-ind?${new URLSearchParams({ bruger: username, ...(target === null ? {} : { til: target }) }).toString()}`;
  return (
    <section className="door-demo" aria-labelledby="demo">
      <h2 id="demo">{t("logIn.demoHeading")}</h2>
      <p>{t("logIn.demoPassword", { password: demo.password })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("logIn.username")}</th>
            <th scope="col">{t("logIn.demoName")}</th>
            <th scope="col">{t("logIn.demoRole")}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {demo.accounts.map(({ username, displayName, role }) => (
            <tr key={username}>
              <th scope="row">{username}</th>
              <td>{displayName}</td>
              <td>{t(`logIn.roles.${role}`)}</td>
              <td>
                <a href={linkOf(username)}>
                  {t("logIn.use")}
                  <span className="door-hidden"> {username}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
