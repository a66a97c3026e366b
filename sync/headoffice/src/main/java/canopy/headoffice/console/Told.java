package canopy.headoffice.console;

import canopy.core.event.Json;
import canopy.core.quantity.UnitPrice;
import canopy.headoffice.report.Figures;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the audit says of a change: what is other than before. It is kept apart from words, which
 * each reader has in his own language. Immutable; any thread.
 *
 * @param fields by their names in the records, or by a station
 * @param from when it is in force; null for at once
 * @param reason as a person wrote it; empty without one
 */
public record Told(
    List<Field> fields,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant from,
    String reason) {
  private static final int PERCENT_DECIMALS = 4;
  private static final String BEGIN = "{\"fields\":";

  /**
   * One thing.
   *
   * @param was empty if it was not there
   * @param is empty if it is no longer there
   */
  public record Field(String name, String was, String is) {}

  public Told {
    fields = List.copyOf(fields);
  }

  /** Some fields, at once; those without anything in them are left out. */
  public static Told of(List<Field> fields) {
    List<Field> some =
        fields.stream().filter(one -> !one.was().isEmpty() || !one.is().isEmpty()).toList();
    return new Told(some, null, "");
  }

  /** One field. */
  public static Told of(String name, String was, String is) {
    return of(List.of(new Field(name, was, is)));
  }

  /**
   * The fields of a record that are other than they were.
   *
   * @param before null if there was none
   * @param after null if there is none any more
   * @param price writes prices
   */
  public static Told between(
      @Nullable JsonNode before, @Nullable JsonNode after, Function<UnitPrice, String> price) {
    Map<String, String> was = new LinkedHashMap<>();
    Map<String, String> is = new LinkedHashMap<>();
    flat("", before, price, was);
    flat("", after, price, is);
    Set<String> names = new LinkedHashSet<>(was.keySet());
    names.addAll(is.keySet());
    return of(
        names.stream()
            .map(name -> new Field(name, was.getOrDefault(name, ""), is.getOrDefault(name, "")))
            .filter(field -> !field.was().equals(field.is()))
            .toList());
  }

  private static void flat(
      String name,
      @Nullable JsonNode node,
      Function<UnitPrice, String> price,
      Map<String, String> into) {
    if (node == null || node.isNull() || node.isMissingNode()) {
      return;
    }
    if (node.path("tenthsOfMinor").isIntegralNumber()) {
      into.put(name, price.apply(new UnitPrice(node.path("tenthsOfMinor").asLong())));
    } else if (node.path("partsPerMillion").isIntegralNumber()) {
      BigDecimal percent =
          BigDecimal.valueOf(node.path("partsPerMillion").asLong(), PERCENT_DECIMALS);
      into.put(name, percent.stripTrailingZeros().toPlainString() + " %");
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              one -> {
                String next = name.isEmpty() ? one.getKey() : name + "." + one.getKey();
                flat(next, one.getValue(), price, into);
              });
    } else if (node.isArray()) {
      list(name, node, price, into);
    } else {
      into.put(name, node.asText());
    }
  }

  private static void list(
      String name, JsonNode list, Function<UnitPrice, String> price, Map<String, String> into) {
    List<String> values = new ArrayList<>();
    int place = 0;
    for (JsonNode one : list) {
      place++;
      if (one.isContainerNode()) {
        flat(name + "." + place, one, price, into);
      } else {
        values.add(one.asText());
      }
    }
    into.put(name, String.join(" ", values));
  }

  /** The same from a time on; null for at once. */
  public Told from(@Nullable Instant at) {
    return new Told(fields, at, reason);
  }

  /** The same with a reason. */
  public Told because(String why) {
    return new Told(fields, from, why);
  }

  /** As it is kept. */
  String text() {
    try {
      return Json.mapper().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are JSON", e);
    }
  }

  /** What was kept so; empty for a plain text. */
  static Optional<Told> read(String text) {
    if (!text.startsWith(BEGIN)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.mapper().readValue(text, Told.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** In a reader's words, with times of a station's clock. */
  String in(Words words, String language, ZoneId zone) {
    String said =
        fields.stream().map(field -> say(field, words, language)).collect(Collectors.joining("; "));
    if (from != null) {
      said = words.say(language, "audit.from", said, Figures.time(from, zone));
    }
    return reason.isEmpty() ? said : said.isEmpty() ? reason : said + " · " + reason;
  }

  private static String say(Field field, Words words, String language) {
    String name = name(field.name(), words.all(language));
    String was = value(field.name(), field.was(), words.all(language));
    String is = value(field.name(), field.is(), words.all(language));
    if (was.isEmpty()) {
      return words.say(language, "audit.is", name, is);
    }
    return words.say(language, "audit.differs", name, was, is.isEmpty() ? "\u2013" : is);
  }

  private static String name(String name, Map<String, String> words) {
    String right = words.get("staff.right." + name.substring(name.indexOf('.') + 1));
    String plain = name.replaceAll("\\.[0-9]+", "");
    return right == null ? words.getOrDefault("audit.field." + plain, name) : right;
  }

  private static String value(String name, String value, Map<String, String> words) {
    String group =
        switch (name) {
          case "unit" -> "article.unit.";
          case "language", "paperLanguage" -> "settings.language.";
          case "role" -> words.containsKey("role." + value) ? "role." : "staff.role.";
          case "decides" -> "changes.";
          default -> name.startsWith("grants.") ? "staff.grant." : "";
        };
    return switch (value) {
      case "true" -> words.getOrDefault("settings.yes", value);
      case "false" -> words.getOrDefault("settings.no", value);
      default -> group.isEmpty() ? value : words.getOrDefault(group + value, value);
    };
  }
}
