package canopy.till.sync;

/** What the page asks a person for. */
enum Ask {
  NOTHING,
  /** Address and code. */
  ENROL,
  /** Whether it is meant so. */
  SIGN_OFF
}
