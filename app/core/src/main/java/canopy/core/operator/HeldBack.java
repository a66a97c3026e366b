package canopy.core.operator;

/**
 * A decision of head office about people that this till does not follow yet.
 *
 * @param kind what it is about
 * @param id of the person or role
 */
public record HeldBack(Kind kind, String id, Why why) {
  /** What a decision is about. */
  public enum Kind {
    PERSON,
    ROLE
  }

  /** Why it is not followed. */
  public enum Why {
    /** Nobody with a PIN would be left here for a right that work needs. */
    LAST_WITH_RIGHT,
    /** Somebody of another name has this number here, and a PIN that would open the new rights. */
    NUMBER_TAKEN,
    /** The person's role is not known here. */
    UNKNOWN_ROLE,
    /** There is no room for more. */
    TOO_MANY,
    /** Its number or name is none. */
    NOT_VALID
  }
}
