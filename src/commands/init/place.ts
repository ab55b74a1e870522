/** Where a new knowledge base goes. */
export interface Place {
  /** Absolute path of the knowledge base. */
  readonly root: string;
  /** Absolute path of the top of its repository, which is to be the root where there is none. */
  readonly top: string;
  /** The root below the top, with `/`; `.` for the top. */
  readonly folder: string;
}
