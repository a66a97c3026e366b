package canopy.headoffice.console.goods;

import canopy.headoffice.console.Form;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the small forms in the list of goods, as it was typed: for a price or a cost.
 *
 * @param fields each that there is, by name, with which of the two forms it is, where in the list
 *     it stands, and what is wrong with which field
 */
record PriceForm(Map<String, String> fields) {
  static final String PRICE = "price";
  static final String COST = "cost";
  static final String THEIRS_TOO = "too";

  private static final List<String> NAMES =
      List.of(
          "q", "row", "scope", "target", "key", PRICE, "at", COST, "confirm", "theirs", "answer");

  /** Nothing was typed. */
  static final PriceForm NONE = of(Map.of(), "");

  PriceForm {
    fields = Map.copyOf(fields);
  }

  static PriceForm of(Form form, String which) {
    Map<String, String> typed = new HashMap<>();
    NAMES.forEach(name -> typed.put(name, form.text(name)));
    return of(typed, which);
  }

  private static PriceForm of(Map<String, String> typed, String which) {
    Map<String, String> fields = new HashMap<>();
    NAMES.forEach(name -> fields.put(name, typed.getOrDefault(name, "")));
    fields.putAll(Map.of("form", which, "field", "", "problem", ""));
    // Whoever sends no row means the one of the scope.
    fields.merge("row", "", (row, none) -> row.isEmpty() ? fields.getOrDefault("scope", "") : row);
    return new PriceForm(fields);
  }

  String text(String name) {
    return fields.getOrDefault(name, "");
  }

  String needed(String name) {
    if (text(name).isEmpty()) {
      throw Typed.bad(Saying.FIELD_EMPTY, name);
    }
    return text(name);
  }

  /** Whether a person who was asked has thought better of it. */
  boolean isTakenBack() {
    return text("answer").equals("no");
  }

  /** Whether a price for all stations is one for those, too, that have a price of their own. */
  boolean isForTheirsToo() {
    return text("theirs").equals(THEIRS_TOO);
  }

  /** Whether it stands in this row of the list. */
  boolean isOf(PricePages.Row row) {
    return row.scope().equals(text("row"))
        && row.target().equals(text("target"))
        && row.key().equals(text("key"));
  }

  /** The same with what is wrong. */
  PriceForm refused(Problem problem, String sentence) {
    Map<String, String> next = new HashMap<>(fields);
    next.put("problem", sentence);
    next.put("field", field(problem.saying()));
    return new PriceForm(next);
  }

  private String field(@Nullable Saying saying) {
    if (saying == Saying.TIME_FORM
        || saying == Saying.TIME_PAST
        || saying == Saying.TOO_FAR_AHEAD) {
      return "at";
    }
    boolean ofPrice =
        saying == Saying.PRICE_FORM
            || saying == Saying.PRICE_RANGE
            || saying == Saying.COST_RANGE
            || saying == Saying.FIELD_EMPTY;
    return ofPrice ? text("form") : "";
  }
}
