package canopy.headoffice.console.goods;

import canopy.core.catalogue.Names;
import canopy.core.quantity.UnitPrice;
import canopy.core.station.Limits;
import canopy.headoffice.console.Form;
import canopy.headoffice.feed.Goods;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import canopy.headoffice.report.UnitPrices;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the fields of a form, by name; every field of the form is there.
 *
 * @param fields as they were typed
 */
record Typed(Map<String, String> fields) {
  private static final int LONGEST = 3_000;
  private static final int NAME_LENGTH = 200;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,40}");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,4}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}([.,][0-9]{1,12})?");
  private static final List<String> ALWAYS = List.of("scope", "version", "new", "id");

  Typed {
    fields = Map.copyOf(fields);
  }

  /** The fields of a form that was sent. */
  static Typed of(Form form, List<String> names) {
    Map<String, String> fields = new HashMap<>();
    ALWAYS.forEach(name -> fields.put(name, form.text(name)));
    names.forEach(name -> fields.put(name, form.text(name, LONGEST)));
    return new Typed(fields);
  }

  /** A field without the blanks around it. */
  String text(String name) {
    return fields.getOrDefault(name, "");
  }

  /** What the page knew. */
  Goods.Seen seen() {
    String version = text("version");
    if (!version.matches("[0-9]{1,18}")) {
      throw bad(Saying.BAD_RECORD, "version");
    }
    return new Goods.Seen(Long.parseLong(version), yes("new"));
  }

  boolean yes(String name) {
    return text(name).equals("true");
  }

  String id() {
    String id = text("id");
    // A record that came some other way keeps its number, whatever is in it.
    if (id.isEmpty() || (yes("new") && !ID.matcher(id).matches())) {
      throw bad(Saying.GOODS_ID);
    }
    return id;
  }

  /**
   * Names from three fields.
   *
   * @param before what stands before {@code zh}, {@code en} and {@code es} in their names
   */
  Names names(String before) {
    List<String> three = List.of(text(before + "zh"), text(before + "en"), text(before + "es"));
    if (three.stream().allMatch(String::isEmpty)) {
      throw bad(Saying.NAME_NEEDED);
    }
    if (three.stream().anyMatch(name -> name.length() > NAME_LENGTH)) {
      throw bad(Saying.NAME_TOO_LONG, NAME_LENGTH);
    }
    return new Names(three.get(0), three.get(1), three.get(2));
  }

  /** A price: more than nothing. */
  UnitPrice price(UnitPrices written) {
    UnitPrice price = unitPrice(text("price"), written);
    if (price.tenthsOfMinor() <= 0 || price.tenthsOfMinor() > Limits.PRICE_TENTHS_OF_MINOR) {
      throw bad(Saying.PRICE_RANGE);
    }
    return price;
  }

  /** A cost; null if the field is empty. */
  @Nullable UnitPrice cost(UnitPrices written) {
    if (text("cost").isEmpty()) {
      return null;
    }
    UnitPrice cost = unitPrice(text("cost"), written);
    if (cost.tenthsOfMinor() > Limits.PRICE_TENTHS_OF_MINOR) {
      throw bad(Saying.COST_RANGE);
    }
    return cost;
  }

  private UnitPrice unitPrice(String text, UnitPrices written) {
    String scope = text("scope");
    return written
        .read(scope, text)
        .orElseThrow(() -> bad(Saying.PRICE_FORM, text, written.most(scope)));
  }

  /** A whole number from 0 up; 0 if the field is empty. */
  int whole(String name, int most, Saying otherwise) {
    String text = text(name);
    if (text.isEmpty()) {
      return 0;
    }
    if (!WHOLE.matcher(text).matches() || Integer.parseInt(text) > most) {
      throw bad(otherwise, text);
    }
    return Integer.parseInt(text);
  }

  /** A decimal number of zero or above, without its point. */
  static long scaled(String text, int decimals, Saying otherwise) {
    try {
      if (!DECIMAL.matcher(text).matches()) {
        throw bad(otherwise, text);
      }
      return new BigDecimal(text.replace(',', '.')).movePointRight(decimals).longValueExact();
    } catch (ArithmeticException e) {
      throw bad(otherwise, text);
    }
  }

  static Problem bad(Saying saying, Object... parts) {
    return Problem.of(Problem.Kind.BAD_REQUEST, saying, parts);
  }
}
