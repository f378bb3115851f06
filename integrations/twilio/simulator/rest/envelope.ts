/** The list envelope of the 2010-04-01 API. */
import type { Form } from "./form.ts";

const largestPage = 1_000;

/** One page of `items` under `key`, with links to its neighbours; filters stay in the links. */
export function pageOf<Item>(
  key: string,
  path: string,
  query: Form,
  filters: readonly string[],
  items: readonly Item[],
  render: (item: Item) => unknown,
): Record<string, unknown> {
  const size = query.number("PageSize", 50, 1, largestPage);
  const page = query.number("Page", 0, 0, 1_000_000);
  const start = page * size;
  const shown = items.slice(start, start + size);
  const uriOf = (number: number): string => {
    const kept = filters.flatMap((name) => query.list(name).map((value): [string, string] => [name, value]));
    return `${path}?${new URLSearchParams([...kept, ["PageSize", String(size)], ["Page", String(number)]]).toString()}`;
  };
  return {
    [key]: shown.map(render),
    end: Math.max(start, start + shown.length - 1),
    first_page_uri: uriOf(0),
    next_page_uri: start + size < items.length ? uriOf(page + 1) : null,
    page,
    page_size: size,
    previous_page_uri: page > 0 ? uriOf(page - 1) : null,
    start,
    uri: uriOf(page),
  };
}
