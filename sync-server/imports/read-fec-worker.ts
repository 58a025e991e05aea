import { parentPort, workerData } from "node:worker_threads";
import { prepareFec } from "./prepare-fec.ts";
import type { FecToRead } from "./read-fec.ts";

parentPort?.postMessage(prepareFec(workerData as FecToRead));
