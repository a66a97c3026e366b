package canopy.till.receipt;

import canopy.core.fuel.Flowed;
import canopy.core.fuel.Limit;
import canopy.core.fuel.OrderedGrade;
import canopy.core.payment.PaidOrder;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.LineAmounts;
import canopy.core.sale.Sale;
import canopy.core.state.PrintJob;
import canopy.core.tax.TaxShare;
import canopy.core.tender.Tender;
import canopy.core.tender.TenderKind;
import canopy.hardware.printer.paper.ReceiptBuilder;
import canopy.hardware.printer.paper.TextStyle;
import canopy.till.station.StationConfig;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The receipt of a sale or refund, from what was written down when it was completed.
 *
 * @param flowed what has flowed of its prepayments since, by line
 */
record ReceiptPaper(PaperStyle style, ReceiptBuilder paper, Map<Integer, Flowed> flowed) {

  void print(CompletedSale sale, PrintJob job) {
    head(sale, job);
    for (Line line : sale.lines()) {
      sale.amounts(line.no()).ifPresent(amounts -> line(line, amounts));
    }
    paper.separator();
    totals(sale);
    if (sale.kind() == Sale.Kind.REFUND && sale.refundOf() == null) {
      received(sale.approvedBy());
    }
    foot(style.master().get().config().letterhead(), sale);
  }

  /** Of what went out without a receipt: who allowed it, and who got it. */
  private void received(@Nullable String approvedBy) {
    if (approvedBy != null) {
      paper.text(style.text("approvedBy", style.operator(approvedBy)), TextStyle.BOLD);
    }
    paper.feed(1);
    paper.text(style.text("receivedBy"));
    paper.feed(2);
    paper.separator();
  }

  private void head(CompletedSale sale, PrintJob job) {
    PaperHead head = new PaperHead(style, paper);
    head.station();
    head.copy(job);
    paper.separator();
    if (sale.kind() == Sale.Kind.REFUND) {
      paper.text(style.text("refund"), TextStyle.TITLE);
    }
    paper.pair(style.text("number"), sale.id());
    String original = sale.refundOf();
    if (original != null) {
      paper.pair(style.text("original"), original);
    }
    paper.pair(style.text("time"), style.time(sale.completedAt()));
    head.till(sale.cashier());
    String shift = sale.shift();
    if (shift != null) {
      paper.pair(style.text("inshift"), shift);
    }
    paper.separator();
  }

  private void line(Line line, LineAmounts amounts) {
    String listed = money(amounts.listed());
    switch (line) {
      case Line.Goods goods -> {
        paper.text(style.name(goods.name()));
        paper.pair("  " + calculation(goods), listed);
      }
      case Line.FuelFill fuel -> {
        paper.text(style.fuel(fuel));
        paper.pair("  " + style.litres(fuel), listed);
      }
      case Line.FuelPrepay prepay -> {
        paper.pair(style.name(prepay.name()), listed);
        prepaid(prepay);
      }
      case Line.PrepayRest rest -> paper.pair(style.text("rest", style.name(rest.name())), listed);
      case Line.Return back -> {
        paper.text(style.name(back.name()));
        Volume volume = back.volume();
        String much =
            volume == null
                ? quantity(back.quantity())
                : style.text("litresback", style.formats().litres(volume));
        paper.pair("  " + much, listed);
      }
    }
    if (!line.note().isEmpty()) {
      paper.text("  " + line.note());
    }
    discount("lineDiscount", amounts.lineDiscount());
    discount("orderDiscount", amounts.orderDiscount());
  }

  /** What was ordered is known when it is paid, what flowed only on a later copy. */
  private void prepaid(Line.FuelPrepay line) {
    OrderedGrade ordered = line.ordered();
    if (line.limit() instanceof Limit.ByVolume(Volume volume)) {
      String litres = style.formats().litres(volume);
      paper.text(
          "  "
              + (ordered == null
                  ? style.text("litresback", litres)
                  : style.text(
                      "ordered",
                      style.name(ordered.name()),
                      litres,
                      style.formats().unitPrice(ordered.price()))));
    } else if (ordered != null) {
      paper.text("  " + style.name(ordered.name()));
    }
    Flowed fuel = flowed.get(line.no());
    if (fuel != null) {
      paper.text(
          "  "
              + style.text(
                  "flowed",
                  style.names().grade(fuel.grade()),
                  style.formats().litres(fuel.volume()),
                  style.formats().unitPrice(fuel.price()),
                  money(fuel.amount())));
    }
  }

  private void discount(String key, Money off) {
    if (!off.isZero()) {
      paper.pair("  " + style.text(key), money(off.negated()));
    }
  }

  private String calculation(Line.Goods goods) {
    Money label = goods.labelAmount();
    if (label != null) {
      return quantity(goods.quantity());
    }
    UnitPrice price = goods.price();
    String times = quantity(goods.quantity()) + " x " + style.formats().unitPrice(price);
    return price.equals(goods.listPrice())
        ? times
        : times + " " + style.text("listPrice", style.formats().unitPrice(goods.listPrice()));
  }

  private String quantity(Quantity quantity) {
    return switch (quantity.unit()) {
      case PIECE -> Long.toString(quantity.amount());
      case GRAM ->
          String.format(
              Locale.ROOT, "%d.%03d kg", quantity.amount() / 1000, quantity.amount() % 1000);
    };
  }

  private void totals(CompletedSale sale) {
    Money listed = Money.zero(sale.totals().total().currency());
    for (LineAmounts line : sale.totals().lines()) {
      listed = listed.plus(line.listed());
    }
    Money discount = sale.totals().discount();
    if (!discount.isZero()) {
      // Where taxes come on top, the three figures would not add up before the eyes of the reader.
      if (listed.minus(discount).equals(sale.totals().total())) {
        paper.pair(style.text("subtotal"), money(listed));
      }
      paper.pair(style.text("discounts"), money(discount.negated()));
    }
    String total = sale.kind() == Sale.Kind.REFUND ? "refundTotal" : "total";
    paper.pair(style.text(total), style.amount(sale.totals().total()), TextStyle.TOTAL);
    if (!sale.cashRounding().isZero()) {
      paper.pair(style.text("cashRounding"), money(sale.cashRounding()));
    }
    for (Tender tender : sale.tenders()) {
      TenderKind kind = style.master().get().tender(tender.kind());
      paper.pair(kind == null ? tender.kind() : style.name(kind.name()), money(tender.given()));
      PaidOrder order = tender.order();
      if (order != null) {
        boolean known = !tender.reference().isEmpty();
        new PaymentLines(style, paper)
            .numbers(known ? tender.reference() : order.channelNo(), order.outNo());
      } else if (!tender.reference().isEmpty()) {
        paper.pair("  " + style.text("reference"), tender.reference());
      }
    }
    if (!sale.change().isZero()) {
      paper.pair(style.text("change"), money(sale.change()), TextStyle.BOLD);
    }
    paper.separator();
    for (TaxShare tax : sale.totals().taxes()) {
      paper.pair(
          style.text("tax", style.names().tax(tax.taxId()), money(tax.base())),
          money(tax.amount()));
    }
    paper.pair(style.text("net"), money(sale.totals().net()));
    if (!sale.note().isEmpty()) {
      paper.separator();
      paper.text(sale.note());
    }
  }

  private void foot(StationConfig.Letterhead station, CompletedSale sale) {
    paper.feed(1);
    paper.code128(sale.id());
    if (!station.invoiceUrl().isEmpty() && sale.kind() == Sale.Kind.SALE) {
      paper.feed(1);
      paper.qr(station.invoiceUrl() + sale.id());
      centred(style.text("invoice"));
    }
    style.foot().forEach(this::centred);
    centred(style.text("thanks"));
  }

  private void centred(String text) {
    if (!text.isEmpty()) {
      paper.text(text, TextStyle.CENTRED);
    }
  }

  private String money(Money amount) {
    return style.formats().money(amount);
  }
}
