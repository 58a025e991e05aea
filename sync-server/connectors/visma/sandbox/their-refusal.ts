import type { ContentfulStatusCode } from "hono/utils/http-status";

export interface FieldError {
  readonly Field: string;
  readonly ErrorCode: string;
  readonly Message: string;
  readonly Key: string | null;
}

/** Thrown within the sandbox, and answered in the shape of their CommonExtendedBadRequest. */
export class TheirRefusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: number;
  readonly errors: readonly FieldError[] | null;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: ContentfulStatusCode,
    code: number,
    message: string,
    errors: readonly FieldError[] | null = null,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.headers = headers;
  }
}

export const invalid = (errors: readonly FieldError[]): TheirRefusal =>
  new TheirRefusal(400, 2000, "DataModelValidationError - The request is not valid.", errors);

export const fieldError = (Field: string, ErrorCode: string, Message: string): FieldError => ({
  Field,
  ErrorCode,
  Message,
  Key: null,
});

export const notFound = (what: string): TheirRefusal =>
  new TheirRefusal(404, 3000, `ResourceNotFoundException - ${what} was not found.`);

export const notAuthorized = (): TheirRefusal =>
  new TheirRefusal(401, 4005, "AuthorizationException - Authorization has been denied for this request.");
