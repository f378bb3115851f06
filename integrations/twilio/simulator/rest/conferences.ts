/** REST: Conferences. */
import type { Router } from "express";
import { fetchNext } from "../engine/call.ts";
import { closeConference, playAside } from "../engine/conference-room.ts";
import type { Conference } from "../engine/conferences.ts";
import type { Line } from "../engine/line.ts";
import { pageOf } from "./envelope.ts";
import { badParameter, unknownResource } from "./errors.ts";
import { formOf, type Form } from "./form.ts";
import { accountPath, renderConference } from "./render.ts";

export function conferenceOf(line: Line, sid: string): Conference {
  const conference = line.conferences.bySid(sid);
  if (conference === undefined) throw unknownResource(`${accountPath(line)}/Conferences/${sid}.json`);
  return conference;
}

function announce(line: Line, conference: Conference, form: Form): void {
  const url = form.text("AnnounceUrl");
  if (url === null) return;
  for (const one of conference.participants) {
    const call = line.calls.get(one.callSid);
    if (call) playAside(line, call, one, fetchNext(url, form.method("AnnounceMethod")));
  }
}

function update(line: Line, conference: Conference, form: Form): void {
  const status = form.text("Status");
  if (status !== null && status !== "completed") throw badParameter(20001, "Status may only be completed");
  if (status === "completed") closeConference(line, conference, "conference-ended-via-api", null);
  announce(line, conference, form);
}

function matching(line: Line, query: Form): readonly Conference[] {
  const [name, status] = [query.text("FriendlyName"), query.text("Status")];
  return line.conferences
    .list()
    .filter((one) => name === null || one.friendlyName === name)
    .filter((one) => status === null || one.status === status)
    .toReversed();
}

export function conferenceRoutes(router: Router, line: Line): void {
  router.get("/Conferences.json", (request, response) => {
    const query = formOf(request.query);
    const path = `${accountPath(line)}/Conferences.json`;
    const render = (one: Conference): unknown => renderConference(line, one);
    response.json(
      pageOf("conferences", path, query, ["FriendlyName", "Status"], matching(line, query), render),
    );
  });
  router.get("/Conferences/:sid.json", (request, response) => {
    response.json(renderConference(line, conferenceOf(line, request.params.sid)));
  });
  router.post("/Conferences/:sid.json", (request, response) => {
    const conference = conferenceOf(line, request.params.sid);
    update(line, conference, formOf(request.body));
    response.json(renderConference(line, conference));
  });
}
