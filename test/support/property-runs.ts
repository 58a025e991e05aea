/** How often a law is tried: as often as its test says, ten times that under `npm run soak`. */
export const propertyRuns = (usual: number) => usual * Number(process.env["PROPERTY_FACTOR"] ?? 1);
