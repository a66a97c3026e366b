package canopy.headoffice.identity;

/** What a till may do here. */
public enum TillState {
  /** No machine has enrolled yet. */
  EXPECTED,
  /** At work. */
  ACTIVE,
  /** Its journal is not the one that is stored; a person must look. */
  QUARANTINED,
  /** Taken out of service by a person. */
  REVOKED,
  /** Its journal is complete and ended. */
  SIGNED_OFF
}
