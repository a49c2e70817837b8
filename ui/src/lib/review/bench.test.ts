import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Commands, DocumentView, FieldName, FieldView, FindingView } from "../domain/api.gen";
import { Bench, SHOW_SECONDS } from "./bench.svelte";
import { AppError, type Call } from "../platform/rpc";

function field(name: FieldName, value: string | null, more: Partial<FieldView> = {}): FieldView {
  const candidates = value === null ? [] : [{ value, raw: value, source: "device", place: null, why: [] }];
  return {
    name,
    value,
    read: null,
    verdict: "proved",
    review: "untouched",
    required: false,
    stop: false,
    masked: false,
    why: [],
    place: null,
    printed: [],
    doubtful: [],
    candidates,
    ...more,
  };
}

function receipt(id: string): DocumentView {
  return {
    id,
    source: "s",
    name: "a.jpg",
    kind: "receipt",
    pile: "needs_review",
    accepted: false,
    engines: ["device"],
    stayedHere: false,
    files: [{ source: "s", name: "scan.pdf", pages: [0], stored: null }],
    seconds: 0.9,
    pages: [],
    parts: [],
    covered: [],
    ofFile: [id],
    fields: [
      field("vendor", "Daun Hijau", { required: true, verdict: "likely" }),
      field("date", "2026-04-03", {
        required: true,
        stop: true,
        verdict: "doubtful",
        candidates: [
          { value: "2026-04-03", raw: "03/04/26", source: "device", place: null, why: [] },
          { value: "2026-04-08", raw: "08/04/26", source: "device", place: null, why: [] },
        ],
      }),
      field("subtotal", "70.80"),
      field("total", "82.15", { required: true, stop: true, verdict: "doubtful" }),
      field("payment_method", "Cash"),
    ],
    taxLines: [],
    taxLinesReview: "untouched",
    lineItems: [],
    lineItemsReview: "untouched",
    lineItemsSum: null,
    findings: [],
    stops: 2,
  };
}

/** The app, as far as the bench sees it: it keeps documents and notes what was asked of it. */
class FakeApp {
  readonly documents = new Map<string, DocumentView>();
  readonly asked: [keyof Commands, unknown][] = [];
  readonly ways = {
    waiting: () => this.waiting,
    open: vi.fn<(id: string) => void>(),
    leave: vi.fn<() => void>(),
    corrected: vi.fn<(document: string, field: FieldName) => void>(),
  };
  waiting = ["one", "two"];
  undone: Commands["undo"]["response"] = { document: null, field: null };
  refuses = false;
  /** Whether a corrected field stays a stop, as where a rule still fails. */
  still = false;

  readonly call = (async (
    name: keyof Commands,
    request: { document: string; field: FieldName; text: string },
  ) => {
    this.asked.push([name, request]);
    const document = this.documents.get(request.document);
    switch (name) {
      case "correct":
      case "confirm":
      case "let_stand":
        if (this.refuses) throw new AppError({ code: "not_a_date", args: {} });
        return this.#touch(document as DocumentView, request);
      case "understand":
        return { value: request.text || null, error: null };
      case "undo":
      case "redo":
        return this.undone;
      case "document":
        if (!document) throw new AppError({ code: "not_found", args: {} });
        return document;
      default:
        return {};
    }
  }) as unknown as Call;

  #touch(document: DocumentView, { field: name, text }: { field: FieldName; text?: string }): DocumentView {
    const fields = document.fields.map((one) => {
      if (one.name !== name) return one;
      const corrected = { value: text ?? one.value, read: one.value, review: "corrected" as const };
      return {
        ...one,
        stop: this.still && one.stop,
        ...(text === undefined ? { review: "confirmed" as const } : corrected),
      };
    });
    const touched = { ...document, fields };
    this.documents.set(document.id, touched);
    return touched;
  }

  names(): string[] {
    return this.asked.map(([name]) => name);
  }
}

let app: FakeApp;
let bench: Bench;

beforeEach(async () => {
  app = new FakeApp();
  for (const id of ["one", "two"]) app.documents.set(id, receipt(id));
  bench = new Bench(app.call, app.ways);
  bench.queue = ["one", "two"];
  await bench.open("one");
  app.asked.length = 0;
});

test("a neighbor that was prepared takes the place of the last document at once", async () => {
  expect((await bench.prepare()).map(({ id }) => id)).toEqual(["two"]);
  void bench.open("two");
  expect([bench.document?.id, bench.focus]).toEqual(["two", "date"]);
  await bench.prepare();
  void bench.open("one");
  expect(bench.document?.id).toBe("one");
  expect(app.names()).toEqual(["document", "document"]);
});

describe("going through a document", () => {
  test("it opens at the first stop, with the text as printed", () => {
    expect(bench.focus).toBe("date");
    expect(bench.typed).toBe("03/04/26");
    expect(bench.isDirty).toBe(false);
  });

  test("fields stand as on a receipt: lines first, then the sum", () => {
    expect(bench.fields.map(({ name }) => name)).toEqual([
      "vendor",
      "date",
      "payment_method",
      "subtotal",
      "total",
    ]);
  });

  test("Enter confirms and goes to the next stop, then to what is only likely, then to the next document", async () => {
    await bench.enter();
    expect(bench.focus).toBe("total");
    await bench.enter();
    expect(bench.focus).toBe("vendor");
    expect(bench.next).toBeNull();
    await bench.enter();
    expect(app.names()).toEqual(["confirm", "confirm", "confirm"]);
    expect(app.ways.open).toHaveBeenCalledExactlyOnceWith("two");
  });

  test("Enter passes over what is only offered, and tells of what was corrected", async () => {
    const why = [{ code: "usual_for" as const, args: { word: "cafe" } }];
    const candidates = [{ value: "Meals", raw: "Meals", source: "memory", place: null, why }];
    const offered = field("category", null, { verdict: "missing", candidates });
    const document = receipt("three");
    app.documents.set("three", { ...document, fields: [...document.fields, offered] });
    await bench.open("three", "category");
    await bench.enter();
    expect(app.names()).not.toContain("confirm");
    bench.focusOn("category");
    await bench.choose(0);
    await bench.enter();
    expect(app.asked).toContainEqual([
      "correct",
      expect.objectContaining({ field: "category", text: "Meals" }),
    ]);
    expect(app.ways.corrected).toHaveBeenCalledExactlyOnceWith("three", "category");
  });

  test("Enter leads to the next document that needs a person, wherever it lies", async () => {
    app.waiting = ["one", "three"];
    for (let stop = 0; stop < 3; stop += 1) await bench.enter();
    expect(app.ways.open).toHaveBeenCalledExactlyOnceWith("three");
  });

  test("after the last document Enter leaves the bench", async () => {
    app.waiting = ["two"];
    await bench.open("two");
    for (let stop = 0; stop < 3; stop += 1) await bench.enter();
    expect(app.ways.open).not.toHaveBeenCalled();
    expect(app.ways.leave).toHaveBeenCalledOnce();
  });

  test("a field that is settled already is not confirmed again", async () => {
    await bench.enter();
    bench.focusOn("date");
    await bench.enter();
    expect(app.names()).toEqual(["confirm"]);
    expect(bench.focus).toBe("total");
  });

  test("Tab walks every field and stops at both ends", () => {
    bench.focusOn("vendor");
    expect(bench.step(-1)).toBe(false);
    for (let step = 0; step < 4; step += 1) expect(bench.step(1)).toBe(true);
    expect(bench.focus).toBe("total");
    expect(bench.step(1)).toBe(false);
  });

  test("accepting goes on to the next document", async () => {
    await bench.accept();
    expect(app.asked).toEqual([["accept", { documents: ["one"] }]]);
    expect(app.ways.open).toHaveBeenCalledExactlyOnceWith("two");
  });
});

describe("typing", () => {
  test("asks what it means, and Enter corrects", async () => {
    await bench.type("2026-04-08");
    expect(bench.understood?.value).toBe("2026-04-08");
    await bench.enter();
    expect(app.asked.at(-1)).toEqual([
      "correct",
      { document: "one", field: "date", text: "2026-04-08", place: null },
    ]);
    expect(bench.document?.fields.find(({ name }) => name === "date")?.review).toBe("corrected");
  });

  test("a late answer to an earlier letter is dropped", async () => {
    const answers: ((value: unknown) => void)[] = [];
    const slow = new Bench(
      ((name: string) =>
        name === "document"
          ? Promise.resolve(receipt("one"))
          : new Promise<unknown>((resolve) => answers.push(resolve))) as unknown as Call,
      app.ways,
    );
    await slow.open("one");
    const [first, second] = [slow.type("2"), slow.type("20")];
    answers[1]?.({ value: "second", error: null });
    answers[0]?.({ value: "first", error: null });
    await Promise.all([first, second]);
    expect(slow.understood?.value).toBe("second");
  });

  test("an impossible value stays in the input, with its reason", async () => {
    app.refuses = true;
    await bench.type("soon");
    await bench.enter();
    expect(bench.focus).toBe("date");
    expect(bench.typed).toBe("soon");
    expect(bench.error?.code).toBe("not_a_date");
  });

  test("a candidate comes in by its plain value, which means the same whatever is printed", async () => {
    await bench.choose(1);
    expect(bench.typed).toBe("2026-04-08");
    expect(bench.chosen).toBe(1);
    await bench.choose(7);
    expect(bench.chosen).toBe(1);
  });

  test("what was pointed at keeps its place, and typing over it forgets the place", async () => {
    const place = { page: 0, bounds: { x: 0.1, y: 0.2, w: 0.1, h: 0.02 } };
    await bench.take("08/04/26", place);
    expect(bench.place).toEqual(place);
    await bench.enter();
    expect(app.asked.at(-1)).toEqual([
      "correct",
      { document: "one", field: "date", text: "08/04/26", place },
    ]);
    await bench.take("9.99", place);
    await bench.type("9.90");
    expect(bench.pointed).toBeNull();
  });

  test("accepting takes along what is typed", async () => {
    await bench.type("2026-04-08");
    await bench.accept();
    expect(app.names()).toEqual(["understand", "correct", "accept"]);
  });

  test("news from elsewhere does not disturb it", async () => {
    await bench.type("2026");
    await bench.refresh();
    expect(bench.typed).toBe("2026");
    expect(app.names()).toEqual(["understand"]);
  });
});

describe("a failing rule", () => {
  const sumOpen: FindingView = {
    why: { code: "sum_open", args: { terms: "70.80 + 5.35", sum: "76.15", total: "82.15" } },
    fields: ["total"],
    repairs: [{ field: "total", value: "76.15", from: "rule" }],
  };

  beforeEach(async () => {
    app.documents.set("one", { ...receipt("one"), findings: [sumOpen] });
    await bench.open("one");
    app.asked.length = 0;
  });

  test("is settled by its repair", async () => {
    await bench.repair(0);
    expect(app.asked).toEqual([["correct", { document: "one", field: "total", text: "76.15", place: null }]]);
  });

  test("is let stand with a note that says what was found", async () => {
    await bench.repair(1);
    const [[name, request] = []] = app.asked;
    expect(name).toBe("let_stand");
    expect(request).toMatchObject({ document: "one", field: "total" });
    expect((request as { note: string }).note).toContain("70.80 + 5.35 = 76.15");
  });

  test("keeps the document on the bench when it begins to fail at the last field", async () => {
    const total = field("total", "82.15", { required: true, stop: true, review: "corrected" });
    app.documents.set("one", { ...receipt("one"), fields: [total], findings: [sumOpen] });
    await bench.open("one");
    app.still = true;
    await bench.type("82.16");
    await bench.enter();
    expect(bench.focus).toBe("total");
    expect(app.ways.open).not.toHaveBeenCalled();
  });

  test("has no more repairs than it shows", async () => {
    await bench.repair(2);
    expect(app.asked).toEqual([]);
  });
});

describe("taking back", () => {
  test("what is being typed goes first", async () => {
    await bench.type("2026");
    await bench.undo();
    expect(bench.typed).toBe("03/04/26");
    expect(app.names()).not.toContain("undo");
  });

  test("leads to the field it was in, in whatever document", async () => {
    app.undone = { document: "two", field: "subtotal" };
    await bench.undo();
    expect(bench.document?.id).toBe("two");
    expect(bench.focus).toBe("subtotal");
    await bench.refresh();
    expect(bench.notice).toBe("undone");
    expect(app.ways.open).toHaveBeenCalledExactlyOnceWith("two");
  });

  test("says so when there is nothing", async () => {
    await bench.undo();
    expect(bench.notice).toBe("nothingToUndo");
    await bench.redo();
    expect(bench.notice).toBe("nothingToRedo");
  });
});

describe("numbers of travel documents", () => {
  beforeEach(async () => {
    vi.useFakeTimers();
    const passport = { ...receipt("pass"), kind: "passport" as const };
    passport.fields = [
      field("document_number", "U70K41927", {
        masked: true,
        required: true,
        stop: true,
        verdict: "doubtful",
      }),
    ];
    app.documents.set("pass", passport);
    await bench.open("pass");
    app.asked.length = 0;
    return () => vi.useRealTimers();
  });

  test("stay covered until asked, and Enter asks before it confirms", async () => {
    expect(bench.isCovered).toBe(true);
    await bench.enter();
    expect(bench.isCovered).toBe(false);
    expect(app.asked).toEqual([]);
    await bench.enter();
    expect(app.names()).toEqual(["confirm"]);
  });

  test("cover themselves again after a while, and when the document is put away", async () => {
    bench.show();
    vi.advanceTimersByTime((SHOW_SECONDS - 1) * 1000);
    expect(bench.covers).toBe(false);
    vi.advanceTimersByTime(1000);
    expect(bench.covers).toBe(true);
    bench.show();
    bench.close();
    expect(bench.covers).toBe(true);
  });

  test("cannot be chosen blindly", async () => {
    await bench.choose(0);
    expect(bench.chosen).toBeNull();
  });
});

test("a document that is gone is an error to be said", async () => {
  await bench.open("gone");
  expect(bench.document).toBeNull();
  expect(bench.error?.code).toBe("not_found");
});

test("a field that was not found can be added", () => {
  bench.add("tax");
  expect(bench.focus).toBe("tax");
  expect(bench.field?.value).toBeNull();
  expect(bench.fields.map(({ name }) => name)).toContain("tax");
});
