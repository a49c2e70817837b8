import { beforeEach, describe, expect, test } from "vitest";
import type { DocumentRow, Inbox } from "../domain/api.gen";
import { InboxStore } from "./inbox.svelte";
import type { Drag } from "../platform";
import type { Call } from "../platform/rpc";

function row(id: string, pile: DocumentRow["pile"]): DocumentRow {
  return {
    id,
    source: `s-${id}`,
    name: `${id}.jpg`,
    engine: "device",
    kind: "receipt",
    pile,
    title: null,
    date: null,
    currency: null,
    total: null,
    stops: [],
    glances: [],
    accepted: false,
    page: 0,
  };
}

const reading = {
  source: "r",
  name: "r.pdf",
  engine: "device",
  stage: null,
  page: 0,
  pages: 0,
  done: 0,
  secondsLeft: null,
  heldBy: null,
};

let view: Inbox;
let asked: [string, unknown][];
let inbox: InboxStore;
let answers: Record<string, unknown>;

beforeEach(async () => {
  view = {
    reading: [reading],
    needsReview: [row("l", "needs_review")],
    needsWork: [row("h", "needs_work")],
    failed: [{ source: "f", name: "f.heic", engine: "device", error: { code: "damaged_file", args: {} } }],
    proved: [row("p", "proved"), row("q", "proved")],
    checked: [],
    accepted: 3,
  };
  asked = [];
  answers = {};
  const call = (async (name: string, request: unknown) => {
    asked.push([name, request]);
    if (name === "inbox") return view;
    if (answers[name] instanceof Error) throw answers[name];
    if (name in answers) return answers[name];
    if (name === "undo") return { document: "q", field: null };
    return name.startsWith("import") ? { new: 1, known: ["old.jpg"], refused: [] } : {};
  }) as Call;
  const stage = (file: File) => Promise.resolve(`staged ${file.name}`);
  inbox = new InboxStore(call, { stage, chooseFiles: () => Promise.resolve(null) });
  await inbox.refresh();
  asked.length = 0;
});

test("rows stand pile by pile, and the first that needs a person is current", () => {
  expect(inbox.rows.map(({ id }) => id)).toEqual(["r", "l", "h", "f", "p", "q"]);
  expect(inbox.current).toBe("l");
  expect(inbox.waiting).toBe(2);
});

test("keys move within the rows and stop at both ends", () => {
  expect(inbox.step(-1)).toBe(true);
  expect(inbox.step(-1)).toBe(false);
  expect(inbox.current).toBe("r");
});

test("progress changes the rows at once, without asking", () => {
  inbox.handleEvent({ event: "progress", rows: [{ ...reading, done: 0.5 }] });
  expect(inbox.view?.reading[0]?.done).toBe(0.5);
  expect(asked).toEqual([]);
});

test("progress is told of files at work only, and the others stay as they are", async () => {
  const waiting = { ...reading, source: "w", name: "w.pdf" };
  view = { ...view, reading: [reading, waiting] };
  await inbox.refresh();
  inbox.handleEvent({ event: "progress", rows: [{ ...waiting, done: 0.5 }] });
  expect(inbox.view?.reading).toEqual([reading, { ...waiting, done: 0.5 }]);
});

test("news asks again and keeps the current row, or takes the next that needs a person", async () => {
  view = { ...view, needsReview: [] };
  await inbox.refresh();
  expect(inbox.current).toBe("h");
});

describe("taking in", () => {
  test("paths go as they are", async () => {
    await inbox.take({ paths: ["/a/b.jpg"] });
    expect(asked).toEqual([
      ["import_paths", { paths: ["/a/b.jpg"] }],
      ["inbox", {}],
    ]);
    expect(inbox.imported?.known).toEqual(["old.jpg"]);
  });

  test("bytes go through the stage", async () => {
    await inbox.take({ files: [new File(["x"], "a.png"), new File(["y"], "b.png")] });
    expect(asked[0]).toEqual(["import_staged", { ids: ["staged a.png", "staged b.png"] }]);
  });

  test("a drag shows what would be read until it leaves", () => {
    inbox.dragging({ type: "over", kinds: ["picture"], at: { x: 1, y: 1 } }, "textract");
    expect([inbox.dragged, inbox.draggedTo]).toEqual([["picture"], "textract"]);
    inbox.dragging({ type: "leave" }, null);
    expect([inbox.dragged, inbox.draggedTo]).toEqual([null, null]);
    expect(asked).toEqual([]);
  });
});

test("another engine reads what was let go over it, and nothing after that", async () => {
  const drop: Drag = { type: "drop", incoming: { paths: ["/a.jpg"] }, at: { x: 1, y: 1 } };
  inbox.dragging(drop, "textract");
  inbox.dragging(drop, null);
  await inbox.take({ files: [new File(["x"], "a.png")] });
  const imports = asked.filter(([name]) => name.startsWith("import")).map(([, request]) => request);
  expect(imports).toEqual([
    { paths: ["/a.jpg"], engine: "textract" },
    { paths: ["/a.jpg"] },
    { ids: ["staged a.png"] },
  ]);
});

test("that nothing has left this computer is said only where it is so", async () => {
  expect(inbox.isAllLocal).toBe(true);
  view = { ...view, reading: [{ ...reading, engine: "textract" }] };
  await inbox.refresh();
  expect(inbox.isAllLocal).toBe(false);
});

test("what is finished is accepted as a whole, or pile by pile", async () => {
  view.checked = [row("c", "checked")];
  await inbox.refresh();
  expect(inbox.rows.map(({ id }) => id)).toEqual(["r", "l", "h", "f", "c", "p", "q"]);
  await inbox.acceptFinished();
  await inbox.acceptFinished(["proved"]);
  const accepted = asked.filter(([name]) => name === "accept").map(([, request]) => request);
  expect(accepted).toEqual([{ documents: ["c", "p", "q"] }, { documents: ["p", "q"] }]);
});

test("deleting takes what is selected, and nothing that has gone meanwhile", async () => {
  inbox.toggle("p");
  inbox.toggle("l");
  inbox.toggle("l");
  inbox.toggle("q");
  view = { ...view, proved: [row("p", "proved")] };
  await inbox.refresh();
  asked.length = 0;
  await inbox.deleteSelected();
  expect(asked[0]).toEqual(["delete_documents", { documents: ["p"] }]);
  expect(inbox.selected.size).toBe(0);
});

test("stopping everything stops every file", async () => {
  await inbox.cancelAll();
  expect(asked[0]).toEqual(["cancel", { source: "r" }]);
});

test("taking back goes to the document it was in", async () => {
  await inbox.back("undo");
  expect(asked.map(([name]) => name)).toEqual(["undo", "inbox"]);
  expect(inbox.current).toBe("q");
});

describe("selecting", () => {
  test("a range goes from where it began, over what cannot be selected", () => {
    inbox.current = "l";
    inbox.extendSelection(1);
    expect([...inbox.selected]).toEqual(["l", "h"]);
    inbox.selectTo("p");
    expect([[...inbox.selected], inbox.current]).toEqual([["l", "h", "p"], "p"]);
    inbox.extendSelection(-1);
    inbox.extendSelection(-1);
    expect([...inbox.selected]).toEqual(["l", "h"]);
    inbox.clearSelection();
    inbox.toggle("q");
    inbox.selectTo("h");
    expect([...inbox.selected]).toEqual(["h", "p", "q"]);
  });

  test("all documents are selected, and let go again", () => {
    inbox.selectAll();
    expect([...inbox.selected]).toEqual(["l", "h", "p", "q"]);
    inbox.selectAll();
    expect(inbox.selected.size).toBe(0);
  });

  test("what is done to the selected is one request, in the order of the list", async () => {
    for (const act of [
      () => inbox.acceptSelected(),
      () => inbox.setKindOfSelected("invoice"),
      () => inbox.deleteSelected(),
    ]) {
      inbox.toggle("p");
      inbox.toggle("l");
      await act();
      expect(inbox.selected.size).toBe(0);
    }
    const documents = ["l", "p"];
    expect(asked.filter(([name]) => name !== "inbox")).toEqual([
      ["accept", { documents }],
      ["set_kind_all", { documents, kind: "invoice" }],
      ["delete_documents", { documents }],
    ]);
  });

  test("documents become one in the order of selecting, and what had no room is told", async () => {
    answers.join = { documents: ["h"], leftBehind: [{ document: "l", field: "notes" }] };
    inbox.toggle("h");
    inbox.toggle("l");
    await inbox.joinSelected();
    expect(asked[0]).toEqual(["join", { documents: ["h", "l"] }]);
    expect(inbox.joined?.leftBehind).toEqual(["notes"]);
    expect([inbox.current, inbox.selected.size]).toEqual(["h", 0]);
  });

  test("each file is read again once, and travel documents are not sent", async () => {
    view.needsReview = [row("l", "needs_review"), { ...row("m", "needs_review"), source: "s-l" }];
    view.needsWork = [{ ...row("h", "needs_work"), kind: "passport" }];
    await inbox.refresh();
    asked.length = 0;
    inbox.selectAll();
    await inbox.readSelectedAgain("textract");
    const sources = asked.filter(([name]) => name === "read_again").map(([, request]) => request);
    expect(sources).toMatchObject([{ source: "s-l" }, { source: "s-p" }, { source: "s-q" }]);
  });
});

test("what changes while the answer is on its way is asked for once more, and no more", async () => {
  for (let change = 0; change < 50; change += 1) inbox.handleEvent({ event: "changed" });
  await inbox.refresh();
  await inbox.refresh();
  expect(asked.length).toBeLessThanOrEqual(3);
});

test("one file that fails does not keep the others from being read again", async () => {
  view.failed = ["f", "g"].map((source) => ({
    source,
    name: source,
    engine: "device",
    error: { code: "damaged_file", args: {} },
  }));
  await inbox.refresh();
  answers.retry = new Error("no");
  await inbox.retryAll();
  expect(asked.filter(([name]) => name === "retry").length).toBe(2);
  expect([inbox.error?.code, inbox.doing]).toEqual(["internal", null]);
});
