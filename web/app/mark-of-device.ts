const MARK_LENGTH = 4;

interface NamedDevice {
  readonly id: string;
  readonly name: string;
}

/** A browser names itself, so two of one person may have one name: then each bears the start of its id, the same in every list. */
export const markOfDevice = ({ id, name }: NamedDevice, ofPerson: readonly NamedDevice[]): string | null =>
  ofPerson.filter((other) => other.name === name).length > 1 ? id.slice(0, MARK_LENGTH) : null;
