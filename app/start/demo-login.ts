/** Which address the demo's processes get: the application's own login, wherever the server lets it in. */
import pg from "pg";
import { applicationUrl } from "../../db/app-login.ts";

/** The owner's address where the server knows its users by other means than a password; the lesser role is taken all the same. */
export async function demoLogin(ownerUrl: string): Promise<string> {
  const url = await applicationUrl(ownerUrl);
  if (await opens(url)) return url;
  process.stderr.write(
    "The server refuses the application's own login, so the demo works as the database's owner.\n",
  );
  return ownerUrl;
}

async function opens(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
