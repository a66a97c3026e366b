package canopy.core.emvco;

import java.util.List;
import java.util.Optional;

/** A field of the code (MPM 1.1, 3.2): two digits, a length, and a value or fields within. */
public sealed interface DataObject {
  /** 00 to 99. */
  String id();

  /** What stands behind the length. */
  String value();

  /**
   * A plain field.
   *
   * @param value 1 to 99 characters
   */
  record Text(String id, String value) implements DataObject {
    public Text {
      check(id, value);
    }
  }

  /**
   * Fields within a field, 1 to 99 characters in all.
   *
   * @param fields in order
   */
  record Template(String id, List<DataObject> fields) implements DataObject {
    public Template {
      fields = List.copyOf(fields);
      check(id, written(fields));
    }

    @Override
    public String value() {
      return written(fields);
    }

    /** The value of a field within. */
    public Optional<String> field(String within) {
      return fields.stream()
          .filter(each -> each.id().equals(within))
          .map(DataObject::value)
          .findFirst();
    }

    private static String written(List<DataObject> fields) {
      StringBuilder text = new StringBuilder();
      fields.forEach(each -> text.append(each.written()));
      return text.toString();
    }
  }

  static DataObject text(String id, String value) {
    return new Text(id, value);
  }

  static DataObject template(String id, DataObject... fields) {
    return new Template(id, List.of(fields));
  }

  /** With id and length. The length counts characters, not bytes (4.4.1.1). */
  default String written() {
    return "%s%02d%s".formatted(id(), characters(value()), value());
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }

  private static void check(String id, String value) {
    if (!id.matches("[0-9]{2}")) {
      throw new IllegalArgumentException("an id has two digits, not \"" + id + "\"");
    }
    int length = characters(value);
    if (length < 1 || length > 99) {
      throw new IllegalArgumentException("field " + id + " has " + length + " characters");
    }
  }
}
