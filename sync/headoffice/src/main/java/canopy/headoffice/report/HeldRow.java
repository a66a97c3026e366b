package canopy.headoffice.report;

import canopy.core.quantity.UnitPrice;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a till holds back, as a page shows it; its kinds are left to the page's language.
 *
 * @param reason why pumps do not take prices: a name of {@code ForecourtTrouble} that pages have
 *     words for, or {@code OTHER}; empty if it is not about pumps
 * @param things the first of them
 * @param more how many others there are
 */
public record HeldRow(
    String site,
    String till,
    String since,
    String topic,
    String state,
    String reason,
    List<Thing> things,
    int more) {
  private static final int MOST_NAMED = 5;
  private static final Set<String> WORDED =
      Set.of(
          "PUMP_FUELLING",
          "PUMP_BUSY",
          "FILL_NOT_CLOSED",
          "PUMP_OFFLINE",
          "CONTROLLER_BUSY",
          "CONTROLLER_UNREACHABLE");

  /** A till of another version may know kinds of records that this program has no words for. */
  private static final Set<String> WORDED_KINDS =
      Set.of(
          "PERSON",
          "ROLE",
          "article",
          "grade",
          "department",
          "taxClass",
          "plannedPrice",
          "operator",
          "role",
          "answer",
          "settings",
          "receiptText");

  /**
   * One thing that it is about.
   *
   * @param kind {@code GRADE}, {@code PUMP}, {@code PERSON}, {@code ROLE}, a kind of record that
   *     pages have words for, or {@code OTHER}
   * @param price of a grade; empty otherwise
   * @param why a name that pages have words for; empty of prices and pumps
   */
  public record Thing(String kind, String key, String price, String why) {}

  static HeldRow of(HeldDecisions.Held held, ZoneId zone, UnitPrices written) {
    List<Thing> things = new ArrayList<>();
    for (JsonNode one : held.details()) {
      if (things.size() < MOST_NAMED) {
        things.add(thing(held, one, written));
      }
    }
    int told = held.details().size();
    int all = held.topic().equals("GOODS") ? Integer.parseInt(held.reason()) : told;
    return new HeldRow(
        held.site(),
        held.till(),
        Figures.minute(held.since(), zone),
        held.topic(),
        held.state(),
        reason(held),
        things,
        Math.max(all, told) - things.size());
  }

  private static String reason(HeldDecisions.Held held) {
    if (!held.topic().equals("PRICES") || held.reason().isEmpty()) {
      return "";
    }
    return WORDED.contains(held.reason()) ? held.reason() : "OTHER";
  }

  private static Thing thing(HeldDecisions.Held held, JsonNode one, UnitPrices written) {
    if (one.isInt()) {
      return new Thing("PUMP", one.asText(), "", "");
    }
    if (one.has("grade")) {
      UnitPrice price = new UnitPrice(one.path("price").path("tenthsOfMinor").asLong());
      return new Thing("GRADE", one.path("grade").asText(), written.write(held.site(), price), "");
    }
    String key = held.topic().equals("PEOPLE") ? "id" : "key";
    String kind = one.path("kind").asText();
    return new Thing(
        WORDED_KINDS.contains(kind) ? kind : "OTHER",
        one.path(key).asText(),
        "",
        one.path("why").asText());
  }
}
