package canopy.channel.bill;

import canopy.channel.bill.BadBill.Flaw;
import canopy.channel.bill.TableLine.Currency;
import canopy.core.bill.BillItem;
import canopy.core.bill.BillSums;
import canopy.core.quantity.Money;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Alipay's trade bill: comments that begin with {@code #}, a table whose values end with a tab so
 * that spreadsheets leave long numbers alone, and the sums in comments at its end. Form of the file
 * from common use, to be confirmed with a real one.
 */
public final class AlipayTable {
  static final String OWN_COLUMN = "支付宝交易号";
  private static final String ORDER_NO = "商户订单号";
  private static final ZoneId ZONE = ZoneOffset.ofHours(8);
  private static final Currency YUAN = Currency.of("CNY");
  private static final Pattern SUM =
      Pattern.compile("#\\s*(交易|退款)合计[：:]\\s*(\\d{1,9})笔.*?共\\s*(-?[0-9.]+)元.*");

  private AlipayTable() {}

  /** The one of a ZIP's files that has our order numbers. */
  public static Optional<String> among(List<byte[]> files) throws BadBill {
    for (byte[] file : files) {
      String text = Packing.text(file);
      if (isBill(text)) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  static boolean isBill(String text) {
    return head(text).isPresent();
  }

  private static Optional<String> head(String text) {
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .filter(line -> line.contains(OWN_COLUMN) && line.contains(ORDER_NO))
        .findFirst();
  }

  /**
   * Reads the file with our order numbers.
   *
   * @throws BadBill with what is wrong and where
   */
  public static BillRows read(String text) throws BadBill {
    String head = head(text).orElseThrow(() -> BadBill.of(Flaw.NOT_A_BILL));
    int start = text.indexOf(head);
    long linesBefore = text.substring(0, start).lines().count();
    List<String> columns = List.of();
    List<BillItem> items = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .skipEmptyLines(true)
            .trimWhitespacesAroundQuotes(true) // The tab after one is such.
            .ofCsvRecord(text.substring(start))) {
      for (CsvRecord record : csv) {
        List<String> values = record.getFields().stream().map(String::strip).toList();
        if (columns.isEmpty()) {
          columns = values;
        } else if (items.size() == BillRows.MOST_ROWS) {
          throw BadBill.of(Flaw.TOO_LONG);
        } else {
          long no = linesBefore + record.getStartingLineNumber();
          items.add(row(new TableLine(columns, values, no)));
        }
      }
    } catch (CsvParseException | IOException | UncheckedIOException e) {
      BadBill bad = BadBill.of(Flaw.NOT_A_BILL);
      bad.initCause(e);
      throw bad;
    }
    return new BillRows(BillRows.Form.ALIPAY, items, sums(text));
  }

  private static BillItem row(TableLine line) throws BadBill {
    String type = line.text("业务类型");
    BillItem.Kind kind =
        switch (type) {
          case "交易" -> BillItem.Kind.PAYMENT;
          case "退款" -> BillItem.Kind.REFUND;
          default -> throw new BadBill(Flaw.BAD_VALUE, line.no(), type);
        };
    String refundNo = line.text("退款批次号");
    return new BillItem(
        kind,
        line.text(ORDER_NO),
        kind == BillItem.Kind.PAYMENT || refundNo.isEmpty() ? null : refundNo,
        line.text(OWN_COLUMN),
        line.amount(line.text("订单金额"), YUAN),
        -line.fee("服务费", YUAN),
        line.time("完成时间", ZONE));
  }

  private static BillSums sums(String text) throws BadBill {
    int count = 0;
    @Nullable Money paid = null;
    @Nullable Money refunded = null;
    long no = 0;
    for (String line : text.lines().toList()) {
      no++;
      Matcher sum = SUM.matcher(line.strip());
      if (!sum.matches()) {
        continue;
      }
      Money amount = new TableLine(List.of(), List.of(), no).amount(sum.group(3), YUAN);
      count += Integer.parseInt(sum.group(2));
      if (sum.group(1).equals("交易")) {
        paid = amount;
      } else {
        refunded = amount;
      }
    }
    if (paid == null || refunded == null) {
      throw BadBill.of(Flaw.NO_TOTALS);
    }
    return new BillSums(count, paid, refunded, null);
  }
}
