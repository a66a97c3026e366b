package canopy.core.operator;

/** The degree of a right. */
public enum Grant {
  ALLOWED,
  /** Another person who is allowed it must enter a PIN, for this one action. */
  APPROVAL_REQUIRED,
  DENIED
}
