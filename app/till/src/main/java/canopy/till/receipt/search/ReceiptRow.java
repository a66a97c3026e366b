package canopy.till.receipt.search;

import canopy.core.command.Original;
import canopy.core.sale.Sale;
import canopy.core.station.Book;
import canopy.till.store.query.ReceiptPage;
import canopy.till.ui.Look;
import canopy.till.ui.manage.Words;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A receipt in the list.
 *
 * @param id the sale's number
 * @param day date of completion by the calendar, as written
 * @param time of completion
 * @param content what is in it, already worded
 * @param otherDay the business date if it is another than the calendar's, already worded; or empty
 * @param cashier name
 * @param totalMinor what was paid, below zero in a refund
 * @param copies printed after the first one
 * @param returned how much of it has come back
 */
record ReceiptRow(
    String id,
    String day,
    String time,
    String content,
    String otherDay,
    String cashier,
    long totalMinor,
    int copies,
    Returned returned) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /** What became of a sale. */
  enum Returned {
    NOTHING,
    PARTLY,
    ALL,
    /** It is a refund itself. */
    IS_REFUND
  }

  /** As it stands in the list, in the language spoken now. */
  static ReceiptRow of(ReceiptPage.Row row, Look look, Book book) {
    ZonedDateTime at = row.completedAt().atZone(book.station().zone());
    String name = Words.person(look, book, row.cashier());
    Integer pump = row.pump();
    String content =
        pump == null
            ? look.texts().text("receipts.content", row.lines(), name)
            : look.texts().text("receipts.contentpump", row.lines(), name, pump);
    return new ReceiptRow(
        row.number(),
        Words.day(look, at.toLocalDate()),
        TIME.format(at),
        content,
        Words.otherDay(look, row.day(), at.toLocalDate()),
        name,
        row.total().minor(),
        0,
        row.kind() == Sale.Kind.REFUND ? Returned.IS_REFUND : Returned.NOTHING);
  }

  /** Of a sale that was opened by its number, before the list has it. */
  static ReceiptRow unlisted(Original found, Look look) {
    return new ReceiptRow(
        found.sale().id(),
        Words.day(look, found.sale().day()),
        "",
        "",
        "",
        found.sale().cashier(),
        found.sale().totals().total().minor(),
        found.copies(),
        Returned.NOTHING);
  }
}
