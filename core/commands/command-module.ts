import type { z } from "zod";
import type { CalendarDate } from "../calendar-date.ts";
import type { CollectionName, Documents } from "../collections.ts";
import type { PreparedImport } from "../imports/prepared-import.ts";
import type { ImportedEntry } from "../matchings/lines-to-match.ts";
import type { Member } from "../members/member.ts";
import type { Result } from "../result.ts";
import type { Right, Standing } from "../rights/rights.ts";
import type { PreparedSealing } from "../seals/prepared-sealing.ts";
import type { HashOf } from "../sha256.ts";
import type { Booking } from "../vouchers/document-day.ts";
import type { Voucher } from "../vouchers/voucher.ts";
import type { CommandEnvelope } from "./command.ts";
import type { ProblemCode } from "./problem-code.ts";

/** Names a document of the command's company. */
export interface DocumentKey<Name extends CollectionName = CollectionName> {
  readonly collection: Name;
  readonly id: string;
}

/** The documents a rule judges, as far as they have been loaded; null is "there is none". */
export interface Facts {
  readonly get: <Name extends CollectionName>(collection: Name, id: string) => Documents[Name] | null;
  /** Every live voucher dated a day or later, for a rule that said so by `looksFrom`. */
  readonly vouchersFrom: (day: CalendarDate) => readonly Voucher[];
  /** An entry of imported books that the command names, where its lines are at hand; it is no document. */
  readonly importedEntry?: (voucher: string) => ImportedEntry | null;
  /** The platform's SHA-256, where it has a quicker one than core. */
  readonly hashOf?: HashOf;
}

/** A document as it stands after a command; null deletes it. */
export type DocumentChange = {
  [Name in CollectionName]: {
    readonly collection: Name;
    readonly id: string;
    readonly after: Documents[Name] | null;
  };
}[CollectionName];

export interface Changes {
  readonly documents: readonly DocumentChange[];
  /** Invoices that are to be numbered by whoever numbers, in this order. */
  readonly toNumber?: readonly string[];
  /** What bears a number already, given where it was issued. */
  readonly issued?: { readonly voucher: string; readonly number: string; readonly day: CalendarDate };
  /** What stood against a fact: it is taken in all the same, and somebody has to look at it. */
  readonly contested?: Problem;
  /** Parties whose number must be theirs alone; the server moves one that was only proposed to the next free. */
  readonly toPlace?: readonly { readonly party: string; readonly isProposed: boolean }[];
}

/** An expected no: a code that every language has words for, and the facts they speak of. */
export interface Problem {
  readonly code: ProblemCode;
  readonly [fact: string]: unknown;
}

export interface Decision<Args> {
  readonly args: Args;
  readonly command: CommandEnvelope;
  readonly facts: Facts;
  readonly member: Member;
  /** What the member may do and read, as their role in this company says. */
  readonly standing: Standing;
  /** What stood against a fact before its own rule was asked. */
  readonly objection: Problem | null;
  /** What the server has read from a large file beforehand; null on the device, which cannot wait for it. */
  readonly prepared: PreparedImport | null;
  /** What the server has packed of a period beforehand; null on the device. */
  readonly sealing: PreparedSealing | null;
}

/** One kind of command: its shape, the facts it judges, and the judgement. Pure, so device and server run the same. */
export interface CommandModule<Args = unknown> {
  readonly type: string;
  readonly version: number;
  readonly argsSchema: z.ZodType<Args>;
  /** Null where a non-member may do it, which is only beginning a company of one's own. */
  readonly right: Right | null;
  /** Only the server makes it, having looked at what lies outside the company; sent by a device it is refused. */
  readonly isOfServer?: true;
  /** Only who reads the whole company may do it, and only they are told what was in its way. */
  readonly isOfWhole?: true;
  /** It has happened outside these books, as an invoice that was handed over: what stands against it contests it, and never refuses it. */
  readonly isFact?: true;
  /** Whether it may still be done when the company's plan has ended: books stay readable, and people can leave. */
  readonly isFreeOfPlan?: true;
  /** Asked again until it names nothing new, for what one document says may lead to the next. */
  readonly needs: (args: Args, facts: Facts, company: string) => readonly DocumentKey[];
  /** The first day from which it looks at every voucher; null, or absent, where ids say all it looks at. */
  readonly looksFrom?: (args: Args, facts: Facts, company: string) => CalendarDate | null;
  readonly decide: (decision: Decision<Args>) => Result<Changes, Problem>;
  /** How it is done after all where it was refused because it came too late; absent where it speaks of no day. */
  readonly late?: LateWay<Args>;
}

/** An act dated in closed days is booked on an open one, its own day kept as that of the paper. */
export interface LateWay<Args> {
  /** The day it speaks of; null where that cannot be told any more. */
  readonly dayOf: (args: Args, facts: Facts) => CalendarDate | null;
  /** What it looks at beside what the act itself does. */
  readonly needs?: (args: Args, facts: Facts) => readonly DocumentKey[];
  readonly decide: (decision: Decision<Args>, booking: Booking) => Result<Changes, Problem>;
}

/** Keeps the arguments' type inside the module and lets a list hold modules of every kind. */
export const defineCommand = <Args>(module: CommandModule<Args>): CommandModule =>
  module as unknown as CommandModule;
