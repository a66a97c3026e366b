package canopy.till.naxml;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the back office calls our things.
 *
 * @param tenders TenderCode by tender kind
 * @param taxes TaxLevelID by tax class
 * @param departments MerchandiseCode by department; {@link #PREPAID} for prepaid fuel
 * @param grades FuelGradeID by the grade's number
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record NaxmlMapping(
    Map<String, String> tenders,
    Map<String, String> taxes,
    Map<String, String> departments,
    Map<String, String> grades) {
  /** The department of fuel, whose lines need a MerchandiseCode, too. */
  public static final String FUEL = "(fuel)";

  /** The department of fuel that was paid before its grade was known. */
  public static final String PREPAID = "(prepaid)";

  /** The department of goods that came back from a sale nobody finds. */
  public static final String RETURNED = "(returned)";

  /** Nothing is mapped yet. */
  public static final NaxmlMapping EMPTY = new NaxmlMapping(Map.of(), Map.of(), Map.of(), Map.of());

  /** What is mapped. */
  public enum Kind {
    TENDER,
    TAX,
    DEPARTMENT,
    GRADE
  }

  public NaxmlMapping {
    tenders = sorted(tenders);
    taxes = sorted(taxes);
    departments = sorted(departments);
    grades = sorted(grades);
  }

  private static Map<String, String> sorted(Map<String, String> codes) {
    return Collections.unmodifiableMap(new TreeMap<>(codes));
  }

  /** The codes of one kind. */
  public Map<String, String> of(Kind kind) {
    return switch (kind) {
      case TENDER -> tenders;
      case TAX -> taxes;
      case DEPARTMENT -> departments;
      case GRADE -> grades;
    };
  }

  /** The same with another code; an empty one takes the entry away. */
  public NaxmlMapping with(Kind kind, String id, String code) {
    Map<String, String> next = new TreeMap<>(of(kind));
    if (code.isBlank()) {
      next.remove(id);
    } else {
      next.put(id, code.strip());
    }
    return switch (kind) {
      case TENDER -> new NaxmlMapping(next, taxes, departments, grades);
      case TAX -> new NaxmlMapping(tenders, next, departments, grades);
      case DEPARTMENT -> new NaxmlMapping(tenders, taxes, next, grades);
      case GRADE -> new NaxmlMapping(tenders, taxes, departments, next);
    };
  }
}
