/** Errors that a job remembers behind its last one. */
const DEPTH = 4;
const TOO_DEEP = `{${Array<string>(DEPTH).fill('cause').join(',')}}`;

/**
 * SQL: the error with the one before it as its `cause`, which has its own. The same error again is no news, and takes
 * the place of the one before. All arguments are SQL expressions of type jsonb.
 */
export const withCause = (error: string, earlier: string) => `
  case
    when ${error} is null then ${earlier}
    when ${earlier} is null then ${error}
    when ${error} ->> 'code' = ${earlier} ->> 'code' and ${error} ->> 'message' = ${earlier} ->> 'message'
      then ${error} || jsonb_strip_nulls(jsonb_build_object('cause', ${earlier} -> 'cause'))
    else ${error} || jsonb_build_object('cause', ${earlier} #- '${TOO_DEEP}')
  end`;
