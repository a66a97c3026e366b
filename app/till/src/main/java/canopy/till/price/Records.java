package canopy.till.price;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.Department;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.LeftOut;
import canopy.core.catalogue.Names;
import canopy.core.catalogue.PlannedPrice;
import canopy.core.event.Json;
import canopy.core.operator.DecidedPeople;
import canopy.core.operator.People;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.core.station.DecidedSettings;
import canopy.core.tax.TaxClass;
import canopy.till.catalogue.Catalogue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of head office in memory: what the till understands as the rules know it, the rest as
 * it came. A record that is not valid is left out and logged; it holds up no other. One thread.
 */
final class Records {
  private static final Logger LOG = LoggerFactory.getLogger(Records.class);
  static final String TAX_CLASS = "taxClass";
  private static final String ROLE = "role";
  private static final String ANSWER = "answer";
  private static final String OPERATOR = "operator";

  /**
   * A record.
   *
   * @param since its version when it was first seen: a record that changes keeps its place
   */
  private record Kept(long version, long since, @Nullable Object record) {}

  // A newer head office may say more of a record than this program knows, but never less.
  private final JsonMapper mapper =
      Json.mapper()
          .rebuild()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** For records that may lack a cost or a time; what else is missing they refuse themselves. */
  private final ObjectReader lenient =
      mapper.reader().without(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

  private final Map<String, Map<String, Kept>> byKind = new HashMap<>();

  /** By kind and key. */
  private final Map<String, LeftOut> unreadable = new LinkedHashMap<>();

  /** What the records make; null if it must be made anew. */
  private @Nullable FittedGoods fitted;

  /** Takes a record unless it is older than the one that is here. */
  synchronized void put(
      String kind, String key, long version, long since, @Nullable JsonNode data) {
    Map<String, Kept> kept = byKind.computeIfAbsent(kind, k -> new LinkedHashMap<>());
    Kept before = kept.get(key);
    if (before == null || before.version() <= version) {
      long first = before == null || before.record() == null ? since : before.since();
      unreadable.remove(kind + " " + key);
      Object record = data == null ? null : read(kind, key, data);
      kept.put(key, new Kept(version, first, record));
      FittedGoods goods = fitted;
      if (goods != null) {
        fitted = after(goods, kind, key, before, record);
      }
    }
  }

  /** The goods after one record changed; null if they must be made anew. */
  private @Nullable FittedGoods after(
      FittedGoods goods, String kind, String key, @Nullable Kept before, @Nullable Object record) {
    return switch (kind) {
      case TAX_CLASS, "department" -> null;
      case FittedGoods.GRADE -> goods.with(all(FittedGoods.GRADE, FuelGrade.class));
      case FittedGoods.ARTICLE -> {
        Article was = before != null && before.record() instanceof Article one ? one : null;
        boolean last = before == null;
        yield record instanceof Article now && now.id().equals(key) && (last || was != null)
            ? goods.with(was, now)
            : null;
      }
      default -> goods;
    };
  }

  /** Is what another one is; what was here before keeps its place. */
  synchronized void become(Records other) {
    other.byKind.forEach(
        (kind, kept) -> {
          Map<String, Kept> here = byKind.getOrDefault(kind, Map.of());
          kept.replaceAll(
              (key, one) -> {
                Kept before = here.get(key);
                return before == null || before.record() == null
                    ? one
                    : new Kept(one.version(), before.since(), one.record());
              });
        });
    byKind.clear();
    byKind.putAll(other.byKind);
    unreadable.clear();
    unreadable.putAll(other.unreadable);
    fitted = null;
  }

  /** Everything that is not deleted, as lines of the file. */
  List<RecordFile.Line> lines() {
    List<RecordFile.Line> lines = new ArrayList<>();
    new TreeMap<>(byKind)
        .forEach(
            (kind, kept) ->
                kept.forEach(
                    (key, one) -> {
                      if (one.record() != null) {
                        lines.add(
                            RecordFile.Line.record(
                                kind,
                                key,
                                one.version(),
                                one.since(),
                                mapper.valueToTree(one.record())));
                      }
                    }));
    return lines;
  }

  int size() {
    return byKind.values().stream().mapToInt(Map::size).sum();
  }

  /**
   * The goods, without what does not fit together. After a single record of an article or a fuel
   * nothing else is looked at.
   */
  Catalogue catalogue() {
    return fitted().goods();
  }

  /** What of the records this till cannot use. */
  List<LeftOut> leftOut() {
    List<LeftOut> all = new ArrayList<>(unreadable.values());
    all.addAll(fitted().leftOut());
    return all;
  }

  private FittedGoods fitted() {
    FittedGoods goods = fitted;
    if (goods == null) {
      // As head office has written them one after the other: the order of their keys says nothing.
      goods =
          FittedGoods.of(
              asMade(TAX_CLASS, TaxClass.class),
              asMade("department", Department.class).stream()
                  .sorted(Comparator.comparingInt(Department::order))
                  .toList(),
              all(FittedGoods.GRADE, FuelGrade.class),
              all(FittedGoods.ARTICLE, Article.class));
      fitted = goods;
    }
    return goods;
  }

  /** The prices that are decided and not yet part of their article or grade. */
  List<PlannedPrice> plannedPrices() {
    return all("plannedPrice", PlannedPrice.class);
  }

  /** The version of a record; 0 if there is none. Any thread. */
  synchronized long version(String kind, String key) {
    Kept kept = byKind.getOrDefault(kind, Map.of()).get(key);
    return kept == null || kept.record() == null ? 0 : kept.version();
  }

  /** What head office said to changes of this station's tills. */
  List<Answer> answers() {
    return all(ANSWER, Answer.class);
  }

  /** Roles and people, in the order in which they were made. */
  DecidedPeople people() {
    return new DecidedPeople(asMade(ROLE, Role.class), asMade(OPERATOR, People.Person.class));
  }

  /** The one record of its kind, under a name of its own; null if there is none. */
  <T> @Nullable T only(String kind, String key, Class<T> type) {
    Kept kept = byKind.getOrDefault(kind, Map.of()).get(key);
    return kept != null && type.isInstance(kept.record()) ? type.cast(kept.record()) : null;
  }

  private <T> List<T> all(String kind, Class<T> type) {
    List<T> records = new ArrayList<>();
    for (Kept kept : byKind.getOrDefault(kind, Map.of()).values()) {
      if (type.isInstance(kept.record())) {
        records.add(type.cast(kept.record()));
      }
    }
    return records;
  }

  private <T> List<T> asMade(String kind, Class<T> type) {
    return byKind.getOrDefault(kind, Map.of()).values().stream()
        .sorted(Comparator.comparingLong(Kept::since))
        .map(Kept::record)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** A newer head office may grant rights that this program has nothing to do with. */
  private static JsonNode knownRights(JsonNode role) {
    JsonNode known = role.deepCopy();
    if (known.path("grants") instanceof ObjectNode grants) {
      grants.retain(Arrays.stream(Right.values()).map(Right::name).toList());
    }
    return known;
  }

  private Object read(String kind, String key, JsonNode data) {
    try {
      return switch (kind) {
        case TAX_CLASS -> mapper.treeToValue(data, TaxClass.class);
        case "department" -> lenient.treeToValue(data, Department.class);
        case "grade" -> lenient.treeToValue(data, FuelGrade.class);
        case "article" -> lenient.treeToValue(data, Article.class);
        case "plannedPrice" -> mapper.treeToValue(data, PlannedPrice.class);
        case ROLE -> lenient.treeToValue(knownRights(data), Role.class);
        case ANSWER -> mapper.treeToValue(data, Answer.class);
        case OPERATOR -> mapper.treeToValue(data, People.Person.class);
        case HeadOfficeGoods.SETTINGS -> mapper.treeToValue(data, DecidedSettings.class);
        case HeadOfficeGoods.RECEIPT_TEXT -> mapper.treeToValue(data, Names.class);
        default -> data;
      };
    } catch (JsonProcessingException | RuntimeException e) {
      LOG.warn("{} {} of head office is not valid and is left out", kind, key, e);
      unreadable.put(kind + " " + key, new LeftOut(kind, key, LeftOut.Why.NOT_VALID));
      return data;
    }
  }
}
