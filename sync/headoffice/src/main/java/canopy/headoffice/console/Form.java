package canopy.headoffice.console;

import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import io.javalin.http.Context;

/** The fields of a form that was sent. */
public record Form(Context context) {
  private static final int LONGEST = 500;

  /** A field that may be empty; without the blanks around it. */
  public String text(String name) {
    return text(name, LONGEST);
  }

  /** The same with more room, in characters. */
  public String text(String name, int longest) {
    String value = context.formParam(name);
    if (value != null && value.length() > longest) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.FIELD_TOO_LONG, name, longest);
    }
    return value == null ? "" : value.strip();
  }

  /**
   * A field as it was typed, to be shown again where the form is refused; cut if it is too long.
   */
  String typed(String name) {
    String value = context.formParam(name);
    return value == null ? "" : value.substring(0, Math.min(value.length(), LONGEST));
  }

  /** A field that must not be empty. */
  public String needed(String name) {
    String value = text(name);
    if (value.isEmpty()) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, Saying.FIELD_EMPTY, name);
    }
    return value;
  }
}
