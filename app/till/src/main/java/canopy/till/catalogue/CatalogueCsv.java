package canopy.till.catalogue;

import canopy.core.catalogue.Article;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.till.catalogue.ImportReport.Kind;
import canopy.till.catalogue.ImportReport.Remark;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Articles as CSV: one line each, columns {@code id, name_zh, name_en, name_es, department,
 * tax_class, price, cost, unit, minimum_age, active, codes, favourite} in any order. Needed are the
 * first seven; price and cost have up to one decimal more than the station's money, and an empty
 * cost is not known; {@code unit} is {@code piece} or {@code kg}; several codes are set apart by
 * blanks. Fields are separated by comma, semicolon or tab. Immutable; the file is read on the
 * caller's thread, which must not be the FX or the till thread.
 */
public final class CatalogueCsv {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueCsv.class);
  private static final int LINE_LIMIT = 1_000_000;

  private final PriceText prices;
  private final int lineLimit;

  /**
   * @param currencyDigits decimals of the station's currency, 0 to 3
   */
  public CatalogueCsv(int currencyDigits) {
    this(currencyDigits, LINE_LIMIT);
  }

  CatalogueCsv(int currencyDigits, int lineLimit) {
    this.prices = new PriceText(currencyDigits);
    this.lineLimit = lineLimit;
  }

  /** What is done with articles of the catalogue that the file does not mention. */
  public enum Missing {
    /** They stay as they are. */
    KEEP,
    /** They are switched off. */
    DEACTIVATE
  }

  /**
   * Reads a file and compares it with the catalogue. Changes nothing.
   *
   * @throws IOException if the file can't be read at all; whatever is wrong inside is in the report
   */
  public ImportReport check(Path file, Catalogue current, Missing missing) throws IOException {
    return check(TextSource.of(file), current, missing);
  }

  /**
   * Nearly every file is UTF-8, and then one reading is enough. Where that does not get to the end
   * the encoding is found out first, and the report is about the file read in that.
   */
  ImportReport check(TextSource source, Catalogue current, Missing missing) throws IOException {
    try {
      ImportReport report = check(source, StandardCharsets.UTF_8, current, missing);
      if (report.lines() > 0) {
        return report;
      }
    } catch (CharacterCodingException e) {
      LOG.debug("not UTF-8", e);
    }
    Optional<Charset> charset = source.charset();
    return charset.isEmpty()
        ? ImportDraft.unreadable("", new Remark(0, Kind.ENCODING, List.of()))
        : check(source, charset.get(), current, missing);
  }

  private ImportReport check(TextSource source, Charset charset, Catalogue current, Missing missing)
      throws IOException {
    String encoding = charset.name();
    ImportDraft draft = new ImportDraft(current, prices);
    long line = 1;
    try (BufferedReader reader = new BufferedReader(source.reader(charset));
        CsvReader<CsvRecord> csv = csv(reader, separator(reader))) {
      Iterator<CsvRecord> records = csv.iterator();
      if (!records.hasNext()) {
        return ImportDraft.unreadable(encoding, new Remark(0, Kind.EMPTY_FILE, List.of()));
      }
      List<String> head = head(records.next());
      Optional<Remark> wrong = wrongHead(head, draft);
      if (wrong.isPresent()) {
        return ImportDraft.unreadable(encoding, wrong.get());
      }
      Map<String, Integer> places = new HashMap<>();
      for (int i = 0; i < head.size(); i++) {
        places.put(head.get(i), i);
      }
      while (records.hasNext()) {
        CsvRecord record = records.next();
        line = record.getStartingLineNumber();
        if (draft.lines() == lineLimit) {
          return ImportDraft.unreadable(
              encoding, new Remark(0, Kind.TOO_MANY_LINES, List.of(String.valueOf(lineLimit))));
        }
        draft.add(line, places, head.size(), record.getFields());
      }
    } catch (CsvParseException e) {
      return ImportDraft.unreadable(
          encoding, new Remark(0, Kind.NOT_CSV, List.of(String.valueOf(line))));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return draft.report(encoding, missing);
  }

  /**
   * Writes articles so that {@link #check} reads them back the same. UTF-8 with a byte order mark
   * is what spreadsheets understand.
   */
  public void write(Collection<Article> articles, Writer writer) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(writer)) {
      csv.writeRecord(ArticleRow.COLUMNS);
      for (Article article : articles) {
        UnitPrice cost = article.cost();
        csv.writeRecord(
            article.id(),
            article.name().zh(),
            article.name().en(),
            article.name().es(),
            article.department(),
            article.taxClass(),
            prices.write(article.price()),
            cost == null ? "" : prices.write(cost),
            article.unit() == Quantity.Unit.GRAM ? "kg" : "piece",
            String.valueOf(article.minimumAgeYears()),
            article.active() ? "yes" : "no",
            String.join(" ", article.codes()),
            article.favourite() ? "yes" : "no");
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  static CsvReader<CsvRecord> csv(Reader reader, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .skipEmptyLines(true)
        .ofCsvRecord(reader);
  }

  static List<String> head(CsvRecord record) {
    return record.getFields().stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
  }

  /** The one of comma, semicolon and tab that the first line has most of. */
  private static char separator(BufferedReader reader) throws IOException {
    int limit = 8192;
    reader.mark(limit);
    Map<Character, Integer> counts = new HashMap<>(Map.of(',', 0, ';', 0, '\t', 0));
    for (int i = 0; i < limit; i++) {
      int c = reader.read();
      if (c < 0 || c == '\n' || c == '\r') {
        break;
      }
      counts.computeIfPresent((char) c, (key, count) -> count + 1);
    }
    reader.reset();
    char best = ',';
    for (char candidate : List.of(';', '\t')) {
      if (counts.getOrDefault(candidate, 0) > counts.getOrDefault(best, 0)) {
        best = candidate;
      }
    }
    return best;
  }

  private static Optional<Remark> wrongHead(List<String> head, ImportDraft draft) {
    Set<String> seen = new HashSet<>();
    for (String column : head) {
      if (!column.isEmpty() && !seen.add(column)) {
        return Optional.of(new Remark(0, Kind.COLUMN_TWICE, List.of(column)));
      }
      if (!column.isEmpty() && !ArticleRow.COLUMNS.contains(column)) {
        draft.warn(new Remark(1, Kind.COLUMN_UNKNOWN, List.of(column)));
      }
    }
    return ArticleRow.COLUMNS.stream()
        .filter(column -> ArticleRow.NEEDED.contains(column) && !seen.contains(column))
        .findFirst()
        .map(column -> new Remark(0, Kind.COLUMN_MISSING, List.of(column)));
  }
}
