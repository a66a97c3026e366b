package canopy.channel.bill;

import canopy.channel.bill.BadBill.Flaw;
import canopy.channel.bill.TableLine.Currency;
import canopy.core.bill.BillItem;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The plain form, for UnionPay and for codes that no channel can be asked of: what a bank's or an
 * acquirer's list is brought into. A table with a head, set apart by commas, semicolons or tabs, in
 * any order of columns:
 *
 * <ul>
 *   <li>{@code kind}: {@code payment}, {@code refund} or {@code reversal}
 *   <li>{@code order}: our merchant order number, or the end of it that the code has room for
 *   <li>{@code amount}: above zero, with a decimal point
 *   <li>{@code time}: {@code 2026-11-21 23:59:59}, or ISO 8601 with an offset
 *   <li>{@code number}: the bank's own number
 *   <li>{@code refund}: our number of the refund; may be missing
 *   <li>{@code fee}: what the bank keeps; may be missing
 * </ul>
 */
final class PlainTable {
  private static final Set<String> NEEDED = Set.of("kind", "order", "amount", "time");

  private PlainTable() {}

  static boolean isBill(String text) {
    String head = text.lines().findFirst().orElse("");
    return columns(head, separator(head)).containsAll(NEEDED);
  }

  static BillRows read(String text, String currency, ZoneId zone) throws BadBill {
    String head = text.lines().findFirst().orElse("");
    Currency money = Currency.of(currency);
    List<BillItem> items = new ArrayList<>();
    try (CsvReader<CsvRecord> csv = csv(text, separator(head))) {
      List<String> columns = List.of();
      for (CsvRecord record : csv) {
        List<String> values = record.getFields().stream().map(String::strip).toList();
        if (columns.isEmpty()) {
          columns = values.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        } else if (items.size() == BillRows.MOST_ROWS) {
          throw BadBill.of(Flaw.TOO_LONG);
        } else {
          long no = record.getStartingLineNumber();
          items.add(row(new TableLine(columns, values, no), money, zone));
        }
      }
    } catch (CsvParseException | IOException | UncheckedIOException e) {
      BadBill bad = BadBill.of(Flaw.NOT_A_BILL);
      bad.initCause(e);
      throw bad;
    }
    return new BillRows(BillRows.Form.PLAIN, items, null);
  }

  private static BillItem row(TableLine line, Currency money, ZoneId zone) throws BadBill {
    String type = line.text("kind");
    BillItem.Kind kind =
        switch (type.toLowerCase(Locale.ROOT)) {
          case "payment" -> BillItem.Kind.PAYMENT;
          case "refund" -> BillItem.Kind.REFUND;
          case "reversal" -> BillItem.Kind.REVERSAL;
          default -> throw new BadBill(Flaw.BAD_VALUE, line.no(), type);
        };
    String refundNo = line.textIfAny("refund");
    return new BillItem(
        kind,
        line.text("order"),
        kind == BillItem.Kind.PAYMENT || refundNo.isEmpty() ? null : refundNo,
        line.textIfAny("number"),
        line.amount(line.text("amount"), money),
        line.fee("fee", money),
        line.time("time", zone));
  }

  /** The values of one line. */
  static List<String> cells(String line, char separator) throws BadBill {
    try (CsvReader<CsvRecord> csv = csv(line, separator)) {
      return csv.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
    } catch (CsvParseException | IOException | UncheckedIOException e) {
      BadBill bad = BadBill.of(Flaw.NOT_A_BILL);
      bad.initCause(e);
      throw bad;
    }
  }

  private static CsvReader<CsvRecord> csv(String text, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .skipEmptyLines(true)
        .ofCsvRecord(text);
  }

  private static Set<String> columns(String head, char separator) {
    Set<String> columns = new HashSet<>();
    for (String name : head.split(Pattern.quote(String.valueOf(separator)), -1)) {
      columns.add(name.strip().toLowerCase(Locale.ROOT));
    }
    return columns;
  }

  private static char separator(String head) {
    return head.indexOf(';') >= 0 ? ';' : head.indexOf('\t') >= 0 ? '\t' : ',';
  }
}
