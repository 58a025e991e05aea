import type { CommandEnvelope } from "#core/commands/command.ts";
import type { Problem } from "#core/commands/command-module.ts";
import type { ImportApplyArgs } from "#core/commands/import-apply.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import { bytesToHex, createSha256 } from "#core/sha256.ts";
import type { Sent } from "./books.ts";
import type { Codec } from "./codec.ts";
import type { UploadRow } from "./device-database.ts";
import type { FileUploads } from "./file-uploads.ts";
import { isQuotaError } from "./is-quota-error.ts";
import type { ServerRequests } from "./server-requests.ts";

/**
 * Imports of files. A file goes up first and the act that imports it is made once it is there: what the user does
 * meanwhile does not wait behind a large file, and an import can be called off while nothing of it has happened.
 */
export interface FileImports {
  readonly begin: (company: string, file: Blob, args: ImportApplyArgs) => Promise<Result<null, Problem>>;
  /** Takes back a file that is on its way up; one that is up is the server's to decide on. */
  readonly cancel: (company: string, hash: string) => Promise<void>;
  /** Gives a file again that the server has lost. */
  readonly provide: (company: string, hash: string, file: Blob) => Promise<Result<null, Problem>>;
  /** The server waits for the file of an act. */
  readonly onFileMissing: (command: CommandEnvelope) => Promise<void>;
  /** Sends files, and makes the acts of those that are up. True when one went up whole. */
  readonly transfer: (requests: ServerRequests) => Promise<boolean>;
}

export function createFileImports(parts: {
  readonly uploads: FileUploads;
  readonly codec: Codec;
  readonly closing: AbortSignal;
  /** Writes what may find the device full, which is then said. */
  readonly keepRoom: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Judges the act as this device would, without making it. */
  readonly judge: (company: string, args: ImportApplyArgs) => Promise<Result<unknown, Problem>>;
  readonly send: (company: string, args: ImportApplyArgs) => Promise<Sent>;
  readonly isWaiting: (company: string, hash: string) => Promise<boolean>;
  readonly onProgress: (company: string) => void;
  /** Something changed that other tabs and the sending should know of. */
  readonly onMove: (company: string) => void;
}): FileImports {
  const { uploads, codec, onMove } = parts;
  let underWay: { readonly upload: UploadRow; readonly calledOff: AbortController } | null = null;

  const keep = async (
    file: Blob,
    named: Pick<UploadRow, "company" | "hash" | "fileName" | "args">,
  ): Promise<Result<null, Problem>> => {
    try {
      await parts.keepRoom(() => uploads.keep(file, named));
      return ok(null);
    } catch (error) {
      await uploads.forget(named.company, named.hash);
      if (!isQuotaError(error)) throw error;
      return refuse({ code: "device.storageFull" });
    }
  };

  /** Once a file is up its act is made, once; once that is decided the file is let go. */
  const follow = async (upload: UploadRow) => {
    const { company, hash, args, problem } = upload;
    if (problem !== null || (await parts.isWaiting(company, hash))) return;
    if (args === null) {
      await uploads.forget(company, hash);
    } else {
      const sent = await parts.send(company, (await codec.decode(args)) as ImportApplyArgs);
      if (sent.ok) await uploads.note(upload, { args: null });
      else await uploads.note(upload, { problem: await codec.encode(sent.problem) });
    }
    onMove(company);
  };

  return {
    begin: async (company, file, args) => {
      const judged = await parts.judge(company, args);
      if (!judged.ok) return judged;
      const known = (await uploads.of(company)).find(({ hash }) => hash === args.file);
      if (known !== undefined && known.problem === null && known.args !== null) return ok(null);
      const { fileName } = args;
      const kept = await keep(file, { company, hash: args.file, fileName, args: await codec.encode(args) });
      onMove(company);
      return kept;
    },
    cancel: async (company, hash) => {
      const upload = (await uploads.of(company)).find((one) => one.hash === hash);
      if (upload === undefined || (upload.args === null && !upload.isLost)) return;
      if (underWay?.upload.hash === hash && underWay.upload.company === company) underWay.calledOff.abort();
      await uploads.forget(company, hash);
      onMove(company);
    },
    provide: async (company, hash, file): Promise<Result<null, Problem>> => {
      const lost = (await uploads.of(company)).find((one) => one.hash === hash && one.isLost);
      if (lost === undefined) return ok(null);
      if ((await hashOf(file)) !== hash) return refuse({ code: "device.otherFile", fileName: lost.fileName });
      const kept = await keep(file, { company, hash, fileName: lost.fileName, args: null });
      onMove(company);
      return kept;
    },
    onFileMissing: async ({ company, args }) => {
      const { file: hash, fileName } = args as ImportApplyArgs;
      const upload = (await uploads.of(company)).find((one) => one.hash === hash);
      if (upload !== undefined && !upload.isComplete) return;
      await uploads.askAgain({ company, hash, fileName });
      onMove(company);
    },
    transfer: async (requests) => {
      let isAnyComplete = false;
      for (const upload of await uploads.all()) {
        const { company } = upload;
        if (upload.isLost) {
          if (!(await parts.isWaiting(company, upload.hash))) await uploads.forget(company, upload.hash);
          continue;
        }
        if (!upload.isComplete) {
          const calledOff = new AbortController();
          underWay = { upload, calledOff };
          const signal = AbortSignal.any([calledOff.signal, parts.closing]);
          try {
            if (!(await uploads.send(upload, requests, () => parts.onProgress(company), signal))) continue;
          } catch (error) {
            if (calledOff.signal.aborted) continue;
            throw error;
          } finally {
            underWay = null;
          }
          if (calledOff.signal.aborted) continue;
          isAnyComplete = true;
        }
        await follow(upload);
      }
      return isAnyComplete;
    },
  };
}

async function hashOf(file: Blob): Promise<string> {
  const sha = createSha256();
  const reader = file.stream().getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return bytesToHex(sha.digest());
    sha.update(value);
  }
}
