import type { Commands, ErrorCode, SaidError } from "../domain/api.gen";
import { platform, type Platform } from ".";

/** A command by its name, with the request and the response that belong to it. */
export type Call = <K extends keyof Commands>(
  name: K,
  request: Commands[K]["request"],
) => Promise<Commands[K]["response"]>;

/** What went wrong, as a code and its arguments: the message catalogue has the words. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly args: Record<string, string>;

  constructor({ code, args }: SaidError) {
    super(code);
    this.code = code;
    this.args = args;
  }

  /** Any thrown thing as an error that can be said. */
  static from(thrown: unknown): AppError {
    if (thrown instanceof AppError) return thrown;
    if (isSaid(thrown)) return new AppError(thrown);
    return new AppError({ code: "internal", args: { detail: String(thrown) } });
  }
}

/** Calls through a platform. */
export function caller(through: Pick<Platform, "call">): Call {
  return async (name, request) => {
    try {
      return (await through.call(name, request)) as never;
    } catch (thrown) {
      throw AppError.from(thrown);
    }
  };
}

/** Calls through the platform the app runs on. */
export const call = caller(platform);

function isSaid(thrown: unknown): thrown is SaidError {
  return typeof thrown === "object" && thrown !== null && "code" in thrown && "args" in thrown;
}
