package canopy.till.payment.bill;

import canopy.core.bill.CategorySum;
import canopy.till.report.export.FileProgress;
import canopy.till.store.query.StoredBill;
import canopy.till.ui.Notice;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A comparison as CSV: a line for each row with columns {@code channel, day, category, kind, order,
 * refund, channel_no, sale, there, here, time, state, resolution, reason, by}, then a line for each
 * category with {@code sum} as its kind and its count as its order. Amounts with a decimal point,
 * refunds below zero; UTF-8 with a byte order mark, which spreadsheets understand.
 *
 * @param digits of the currency's minor unit
 */
record BillExport(
    String channel, LocalDate day, List<BillRow> rows, List<CategorySum> sums, int digits) {
  private static final List<String> COLUMNS =
      List.of(
          "channel",
          "day",
          "category",
          "kind",
          "order",
          "refund",
          "channel_no",
          "sale",
          "there",
          "here",
          "time",
          "state",
          "resolution",
          "reason",
          "by");

  /**
   * Replaces the file once the new one is whole. Not on the FX thread.
   *
   * @throws java.util.concurrent.CancellationException if it was stopped; the file is as it was
   */
  Notice saved(Path file, FileProgress progress) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file in a folder");
    Path part = Files.createTempFile(folder, ".", ".part");
    try {
      try (Writer writer =
          new OutputStreamWriter(Files.newOutputStream(part), StandardCharsets.UTF_8)) {
        writer.write('\uFEFF');
        write(writer, progress);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    return Notice.of(Notice.Level.DONE, "bills.exported", String.valueOf(file.getFileName()));
  }

  void write(Writer writer, FileProgress progress) throws IOException {
    progress.expect(rows.size());
    try (CsvWriter csv = CsvWriter.builder().build(writer)) {
      csv.writeRecord(COLUMNS);
      for (BillRow row : rows) {
        csv.writeRecord(fields(row));
        progress.step();
      }
      for (CategorySum sum : sums) {
        csv.writeRecord(
            channel,
            day.toString(),
            word(sum.category()),
            "sum",
            Integer.toString(sum.count()),
            "",
            "",
            "",
            amount(sum.there().minor()),
            amount(sum.here().minor()),
            "",
            "",
            "",
            "",
            "");
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private List<String> fields(BillRow row) {
    StoredBill.Resolved resolved = row.resolved();
    String settled = row.category().isDifference() ? "settled" : "fits";
    return List.of(
        channel,
        day.toString(),
        word(row.category()),
        word(row.kind()),
        plain(row.orderNo()),
        plain(row.refundNo()),
        plain(row.channelNo()),
        row.saleId(),
        amount(row.thereMinor()),
        amount(row.hereMinor()),
        row.at().toString(),
        row.open() ? "open" : settled,
        resolved == null ? "" : word(resolved.how()),
        resolved == null ? "" : plain(resolved.reason()),
        resolved == null ? "" : resolved.operator());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private String amount(@Nullable Long minor) {
    return minor == null ? "" : BigDecimal.valueOf(minor, digits).toPlainString();
  }

  /** What people or channels wrote must not be taken for a formula by a spreadsheet. */
  private static String plain(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    return "=+-@\t".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
