package canopy.till.catalogue;

import canopy.core.catalogue.Department;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Names;
import canopy.core.quantity.Rate;
import canopy.core.quantity.UnitPrice;
import canopy.core.tax.Tax;
import canopy.core.tax.TaxClass;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The goods of the demonstration station, from the files that ship with the program. Called once at
 * start-up.
 */
public final class DemoCatalogue {
  private static final String FOLDER = "/canopy/till/demo/";
  private static final int PERCENT_DECIMALS = 4;
  private static final int PRICE_DECIMALS = 3;

  private DemoCatalogue() {}

  /**
   * Departments, taxes, four fuel grades and the shop's articles.
   *
   * @throws IllegalStateException if the shipped files are broken
   */
  public static Catalogue load() {
    Catalogue base = Catalogue.of(departments(), taxClasses(), grades(), List.of());
    try {
      ImportReport report =
          new CatalogueCsv()
              .check(TextSource.of(() -> stream("articles.csv")), base, CatalogueCsv.Missing.KEEP);
      if (!report.problems().isEmpty()) {
        throw new IllegalStateException("articles.csv: " + report.problems().getFirst());
      }
      return report.applyTo(base);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Department> departments() {
    return records("departments.csv").stream()
        .map(record -> new Department(record.getField("id"), names(record, "name_")))
        .toList();
  }

  private static List<FuelGrade> grades() {
    return records("grades.csv").stream()
        .map(
            record ->
                new FuelGrade(
                    Integer.parseInt(record.getField("id")),
                    names(record, "name_"),
                    record.getField("tax_class"),
                    new UnitPrice(scaled(record.getField("price"), PRICE_DECIMALS))))
        .toList();
  }

  private static List<TaxClass> taxClasses() {
    Map<String, Names> classes = new LinkedHashMap<>();
    Map<String, List<Tax>> taxes = new LinkedHashMap<>();
    for (NamedCsvRecord record : records("taxes.csv")) {
      String id = record.getField("class");
      classes.putIfAbsent(id, names(record, "class_name_"));
      List<Tax> list = taxes.computeIfAbsent(id, key -> new ArrayList<>());
      if (!record.getField("tax").isEmpty()) {
        list.add(tax(record));
      }
    }
    List<TaxClass> result = new ArrayList<>();
    classes.forEach(
        (id, names) -> result.add(new TaxClass(id, names, taxes.getOrDefault(id, List.of()))));
    return result;
  }

  private static Tax tax(NamedCsvRecord record) {
    return new Tax(
        record.getField("tax"),
        names(record, "name_"),
        Tax.Kind.valueOf(record.getField("kind").toUpperCase(Locale.ROOT)),
        new Rate(scaled(record.getField("percent"), PERCENT_DECIMALS)),
        scaled(record.getField("per_unit"), PRICE_DECIMALS),
        record.getField("included").equals("yes"),
        record.getField("enters_next_base").equals("yes"),
        record.getField("on_previous_taxes").equals("yes"));
  }

  private static Names names(NamedCsvRecord record, String prefix) {
    return new Names(
        record.getField(prefix + "zh"),
        record.getField(prefix + "en"),
        record.getField(prefix + "es"));
  }

  private static long scaled(String decimal, int decimals) {
    return decimal.isEmpty()
        ? 0
        : new BigDecimal(decimal).movePointRight(decimals).longValueExact();
  }

  private static List<NamedCsvRecord> records(String name) {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(stream(name), StandardCharsets.UTF_8)) {
      return csv.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream stream(String name) throws IOException {
    InputStream stream = DemoCatalogue.class.getResourceAsStream(FOLDER + name);
    if (stream == null) {
      throw new FileNotFoundException(FOLDER + name);
    }
    return stream;
  }
}
