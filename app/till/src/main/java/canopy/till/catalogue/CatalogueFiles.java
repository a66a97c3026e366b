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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * A catalogue as four CSV files: departments, taxes, fuel grades and articles. Read once at
 * start-up, before the till runs.
 */
public final class CatalogueFiles {
  private static final String FOLDER = "/canopy/till/demo/";

  /** The articles' file, which an import replaces. */
  public static final String ARTICLES = "articles.csv";

  private static final int PERCENT_DECIMALS = 4;
  private static final int DEMO_CURRENCY_DIGITS = 2;

  /** All four files. */
  public static final List<String> NAMES =
      List.of("departments.csv", "taxes.csv", "grades.csv", ARTICLES);

  /** Opens one of the four files. */
  private interface Opener {
    InputStream open(String name) throws IOException;
  }

  private final Opener opener;
  private final int currencyDigits;

  private CatalogueFiles(Opener opener, int currencyDigits) {
    this.opener = opener;
    this.currencyDigits = currencyDigits;
  }

  /** The demonstration station's goods, which ship with the program. */
  public static CatalogueFiles demo() {
    return new CatalogueFiles(CatalogueFiles::shipped, DEMO_CURRENCY_DIGITS);
  }

  /**
   * The goods of the files in a folder.
   *
   * @param currencyDigits decimals of the station's currency, in which their prices are
   */
  public static CatalogueFiles in(Path folder, int currencyDigits) {
    return new CatalogueFiles(name -> Files.newInputStream(folder.resolve(name)), currencyDigits);
  }

  /**
   * Departments, taxes, four fuel grades and the shop's articles.
   *
   * @throws IOException naming the file and what is wrong, if one is missing or broken
   */
  public Catalogue load() throws IOException {
    Catalogue base =
        Catalogue.of(
            named("departments.csv", this::departments),
            named("taxes.csv", this::taxClasses),
            named("grades.csv", this::grades),
            List.of());
    ImportReport report =
        new CatalogueCsv(currencyDigits)
            .check(TextSource.of(() -> opener.open(ARTICLES)), base, CatalogueCsv.Missing.KEEP);
    if (!report.problems().isEmpty()) {
      throw new IOException(ARTICLES + ": " + report.problems().getFirst());
    }
    return report.applyTo(base);
  }

  /** Reads one of the files. */
  private interface Reading<T> {
    List<T> read() throws IOException;
  }

  private static <T> List<T> named(String file, Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (ArithmeticException | IllegalArgumentException | NoSuchElementException e) {
      throw new IOException(file + " is not what it should be: " + e.getMessage(), e);
    }
  }

  private List<Department> departments() throws IOException {
    return records("departments.csv").stream()
        .map(record -> new Department(record.getField("id"), names(record, "name_")))
        .toList();
  }

  private List<FuelGrade> grades() throws IOException {
    return records("grades.csv").stream()
        .map(
            record ->
                new FuelGrade(
                    Integer.parseInt(record.getField("id")),
                    names(record, "name_"),
                    record.getField("tax_class"),
                    price(record.getField("price")),
                    record
                        .findField("cost") // Stations set up before there were costs lack it.
                        .filter(cost -> !cost.isEmpty())
                        .map(this::price)
                        .orElse(null)))
        .toList();
  }

  private List<TaxClass> taxClasses() throws IOException {
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

  private UnitPrice price(String decimal) {
    return new UnitPrice(scaled(decimal, currencyDigits + 1));
  }

  private Tax tax(NamedCsvRecord record) {
    return new Tax(
        record.getField("tax"),
        names(record, "name_"),
        Tax.Kind.valueOf(record.getField("kind").toUpperCase(Locale.ROOT)),
        new Rate(scaled(record.getField("percent"), PERCENT_DECIMALS)),
        scaled(record.getField("per_unit"), currencyDigits + 1),
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

  private List<NamedCsvRecord> records(String name) throws IOException {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(opener.open(name), StandardCharsets.UTF_8)) {
      return csv.stream().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static InputStream shipped(String name) throws IOException {
    InputStream stream = CatalogueFiles.class.getResourceAsStream(FOLDER + name);
    if (stream == null) {
      throw new FileNotFoundException(FOLDER + name);
    }
    return stream;
  }

  /** Copies the files as they are. */
  public void copyTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : NAMES) {
      try (InputStream in = opener.open(name)) {
        Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
