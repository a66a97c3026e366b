package canopy.till.receipt.search;

import canopy.core.catalogue.FuelGrade;
import canopy.core.command.Original;
import canopy.core.fuel.Flowed;
import canopy.core.fuel.Limit;
import canopy.core.fuel.OrderedGrade;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.LineAmounts;
import canopy.core.sale.Sale;
import canopy.core.station.Book;
import canopy.core.tender.Tender;
import canopy.core.tender.TenderKind;
import canopy.till.ui.Formats;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.manage.Paper;
import canopy.till.ui.manage.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A completed sale as the lines of its receipt, in the words of the paper. FX thread. */
final class ReceiptPreview {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Look look;
  private final Texts texts;
  private final Formats formats;
  private final Book book;
  private final List<Paper.Line> out = new ArrayList<>();

  private ReceiptPreview(Look look, Book book) {
    this.look = look;
    this.texts = look.texts();
    this.formats = look.formats();
    this.book = book;
  }

  static List<Paper.Line> of(Original found, String station, Look look, Book book) {
    CompletedSale sale = found.sale();
    ReceiptPreview preview = new ReceiptPreview(look, book);
    preview.head(sale, found.copies(), station);
    for (Line line : sale.lines()) {
      sale.amounts(line.no())
          .ifPresent(amounts -> preview.line(line, amounts, found.flowed().get(line.no())));
    }
    preview.totals(sale);
    return List.copyOf(preview.out);
  }

  private void head(CompletedSale sale, int copies, String station) {
    ZoneId zone = book.station().zone();
    out.add(Paper.Line.title(station));
    if (sale.kind() == Sale.Kind.REFUND) {
      out.add(Paper.Line.title(texts.text("paper.refund")));
    }
    if (copies > 0) {
      out.add(Paper.Line.centred(texts.text("receipts.copies", copies)));
    }
    out.add(Paper.Line.rule());
    out.add(Paper.Line.small(sale.id(), TIME.format(sale.completedAt().atZone(zone))));
    out.add(Paper.Line.small(Words.person(look, book, sale.cashier()), ""));
    String original = sale.refundOf();
    if (original != null) {
      out.add(Paper.Line.small(texts.text("paper.original"), original));
    }
    out.add(Paper.Line.rule());
  }

  private void line(Line line, LineAmounts amounts, @Nullable Flowed flowed) {
    out.add(Paper.Line.plain(Words.name(look, line.name()), money(amounts.listed().minor())));
    String detail =
        switch (line) {
          case Line.Goods goods ->
              Words.quantity(goods.quantity()) + " × " + formats.unitPrice(goods.price());
          case Line.FuelFill fuel ->
              Words.litres(formats, fuel.fill().volume().millilitres())
                  + " × "
                  + formats.unitPrice(fuel.fill().price());
          case Line.FuelPrepay prepay -> ordered(prepay);
          case Line.PrepayRest rest -> "";
          case Line.Return back -> "× " + Words.quantity(back.quantity());
        };
    if (!detail.isEmpty()) {
      out.add(Paper.Line.small(detail, ""));
    }
    if (flowed != null) {
      FuelGrade grade = book.grade(flowed.grade());
      out.add(
          Paper.Line.small(
              texts.text(
                  "paper.flowed",
                  grade == null ? Integer.toString(flowed.grade()) : Words.name(look, grade.name()),
                  formats.litres(flowed.volume()),
                  formats.unitPrice(flowed.price()),
                  money(flowed.amount().minor())),
              ""));
    }
    long off = amounts.lineDiscount().plus(amounts.orderDiscount()).minor();
    if (off != 0) {
      out.add(Paper.Line.small(texts.text("paper.lineDiscount"), money(-off)));
    }
    if (!line.note().isEmpty()) {
      out.add(Paper.Line.small(line.note(), ""));
    }
  }

  private String ordered(Line.FuelPrepay prepay) {
    OrderedGrade ordered = prepay.ordered();
    if (!(prepay.limit() instanceof Limit.ByVolume(Volume volume))) {
      return ordered == null ? "" : Words.name(look, ordered.name());
    }
    return ordered == null
        ? Words.litres(formats, volume.millilitres())
        : texts.text(
            "paper.ordered",
            Words.name(look, ordered.name()),
            formats.litres(volume),
            formats.unitPrice(ordered.price()));
  }

  private void totals(CompletedSale sale) {
    out.add(Paper.Line.rule());
    out.add(
        Paper.Line.total(
            texts.text(sale.kind() == Sale.Kind.REFUND ? "paper.refundTotal" : "paper.total"),
            formats.amount(sale.totals().total().minor())));
    if (!sale.cashRounding().isZero()) {
      out.add(
          Paper.Line.plain(texts.text("paper.cashRounding"), money(sale.cashRounding().minor())));
    }
    for (Tender tender : sale.tenders()) {
      TenderKind kind = book.tender(tender.kind());
      String name = kind == null ? tender.kind() : Words.name(look, kind.name());
      out.add(Paper.Line.plain(name, money(tender.given().minor())));
    }
    if (!sale.change().isZero()) {
      out.add(Paper.Line.plain(texts.text("paper.change"), money(sale.change().minor())));
    }
    out.add(Paper.Line.rule());
    out.add(Paper.Line.small(texts.text("paper.taxes"), money(sale.totals().tax().minor())));
  }

  private String money(long minor) {
    return formats.money(minor);
  }
}
