package canopy.till.journal;

/**
 * A write or a force failed. Nothing more is journalled until a person has acted ({@link
 * Journal#resumeOnFreshSegment}): after a failed force the kernel may have dropped the data and let
 * the next force succeed, so trying again would acknowledge what is not on the disk.
 */
public final class JournalFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JournalFailed(String what, Throwable cause) {
    super(what, cause);
  }
}
