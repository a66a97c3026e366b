package canopy.headoffice.console;

import canopy.headoffice.http.Problem;
import io.javalin.http.Context;

/** The fields of a form that was sent. */
record Form(Context context) {
  private static final int LONGEST = 500;

  /** A field that may be empty; without the blanks around it. */
  String text(String name) {
    String value = context.formParam(name);
    if (value != null && value.length() > LONGEST) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST, "The field " + name + " is longer than " + LONGEST + ".");
    }
    return value == null ? "" : value.strip();
  }

  /** A field that must not be empty. */
  String needed(String name) {
    String value = text(name);
    if (value.isEmpty()) {
      throw Problem.of(Problem.Kind.BAD_REQUEST, "The field " + name + " must not be empty.");
    }
    return value;
  }
}
