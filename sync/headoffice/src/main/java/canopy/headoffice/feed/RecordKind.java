package canopy.headoffice.feed;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.Department;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Names;
import canopy.core.catalogue.PlannedPrice;
import canopy.core.operator.People;
import canopy.core.operator.Role;
import canopy.core.station.DecidedSettings;
import canopy.core.tax.TaxClass;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The kinds of records, in the order in which a new till needs them. */
public enum RecordKind {
  TAX_CLASS("taxClass", TaxClass.class),
  DEPARTMENT("department", Department.class),
  GRADE("grade", FuelGrade.class),
  ARTICLE("article", Article.class),
  PLANNED_PRICE("plannedPrice", PlannedPrice.class),
  ROLE("role", Role.class),
  /** Who may sign in; never with a PIN. */
  OPERATOR("operator", People.Person.class),
  /** Settings of a station's tills; its one key is {@link #OF_TILLS}. */
  SETTINGS("settings", DecidedSettings.class),
  /** Lines at the end of each receipt, in three languages; its one key is {@link #FOOT}. */
  RECEIPT_TEXT("receiptText", Names.class),
  /** What head office says to a change that a till asked for. */
  ANSWER("answer", JsonNode.class);

  /** The key of the settings. */
  public static final String OF_TILLS = "tills";

  /** The key of the receipt's end. */
  public static final String FOOT = "foot";

  /** All of them. */
  static final List<RecordKind> IN_ORDER = List.of(values());

  private final String word;
  private final Class<?> type;

  RecordKind(String word, Class<?> type) {
    this.word = word;
    this.type = type;
  }

  /** The word in the protocol. */
  public String word() {
    return word;
  }

  /** The kind of a word of the protocol. */
  public static Optional<RecordKind> of(String word) {
    return IN_ORDER.stream().filter(kind -> kind.word.equals(word)).findFirst();
  }

  /**
   * Reads a record's data as the rules know it.
   *
   * @throws IllegalArgumentException if the data is not such a record, or belongs to another key;
   *     the message says what is wrong
   */
  Object read(JsonMapper mapper, String ofKey, JsonNode data) {
    ObjectReader known =
        mapper.readerFor(type).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    ObjectReader reader =
        switch (this) {
          // Its place may be left open.
          case DEPARTMENT -> known;
          // A role may leave the time until the till locks itself to the station, and what is sold
          // may lack a cost; what else they need they ask for by themselves.
          case ROLE, ARTICLE, GRADE ->
              known.with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
          case TAX_CLASS, PLANNED_PRICE, OPERATOR, SETTINGS, RECEIPT_TEXT, ANSWER ->
              known
                  .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                  .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
        };
    Object record;
    try {
      record = reader.readValue(data);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a valid " + word + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("not a valid " + word + ": " + e.getMessage(), e);
    }
    String own = keyOf(record);
    if (!own.isEmpty() && !own.equals(ofKey)) {
      throw new IllegalArgumentException(
          "the " + word + " under " + ofKey + " calls itself " + own);
    }
    return record;
  }

  /** What a record calls itself; empty where it has no name of its own. */
  private static String keyOf(Object record) {
    return switch (record) {
      case TaxClass taxClass -> taxClass.id();
      case Department department -> department.id();
      case FuelGrade grade -> Integer.toString(grade.id());
      case Article article -> article.id();
      case PlannedPrice price -> price.id();
      case Role role -> role.id();
      case People.Person person -> person.id();
      default -> "";
    };
  }
}
