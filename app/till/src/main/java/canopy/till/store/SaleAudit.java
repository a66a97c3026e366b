package canopy.till.store;

import canopy.core.catalogue.Language;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Rate;
import canopy.core.sale.Discount;
import canopy.core.sale.Line;
import canopy.till.store.query.AuditKind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the audit list says of changes of a line and of the whole sale, and why they were made. Pure
 * functions of the event; on the projector's thread.
 */
final class SaleAudit {
  /** A percentage of parts per million. */
  private static final int PERCENT_DIGITS = 4;

  private SaleAudit() {}

  static void voided(Recorded r, SaleEvent.LineVoided e, RowBatch batch) {
    Money listed = SaleRows.listed(e.line());
    String what = join(lineText(e.line()), e.reason());
    Projection.audit(r, AuditKind.LINE_VOIDED, e.saleId(), what, listed, batch);
    if (!(e.line() instanceof Line.FuelFill)) {
      // A fill that is given back stays on its pump: nobody is asked why.
      Projection.why(r, AuditKind.LINE_VOIDED, e.reason(), listed, batch);
    }
    if (e.line() instanceof Line.Goods) {
      struck(r, e.saleId(), listed, batch);
    }
  }

  static void changed(Recorded r, SaleEvent.LineChanged e, RowBatch batch) {
    switch (e.change()) {
      case PRICE -> {
        Money listed = SaleRows.listed(e.line());
        String what = join(lineText(e.line()), e.reason());
        Projection.audit(r, AuditKind.PRICE_OVERRIDDEN, e.saleId(), what, listed, batch);
        Projection.why(r, AuditKind.PRICE_OVERRIDDEN, e.reason(), listed, batch);
      }
      case DISCOUNT -> {
        Discount discount = discount(e.line());
        Money off = discount == null ? null : discount.off(SaleRows.listed(e.line()));
        String what = join(lineText(e.line()), percent(discount), e.reason());
        Projection.audit(r, AuditKind.LINE_DISCOUNTED, e.saleId(), what, off, batch);
        if (discount != null) {
          Projection.why(r, AuditKind.LINE_DISCOUNTED, e.reason(), off, batch);
        }
      }
      case QUANTITY -> {
        Line.Goods more = e.reduced();
        if (more != null && e.line() instanceof Line.Goods less) {
          reduced(r, e, more, less, batch);
        }
      }
      case NOTE -> {}
    }
  }

  /** Of so much taken out it tells what it came to, as of a line that is struck out whole. */
  private static void reduced(
      Recorded r, SaleEvent.LineChanged e, Line.Goods more, Line.Goods less, RowBatch batch) {
    Money gone = SaleRows.listed(more).minus(SaleRows.listed(less));
    String count = written(more.quantity()) + " → " + written(less.quantity());
    String what = join(lineText(less), count, e.reason());
    Projection.audit(r, AuditKind.LINE_REDUCED, e.saleId(), what, gone, batch);
    Projection.why(r, AuditKind.LINE_REDUCED, e.reason(), gone, batch);
    struck(r, e.saleId(), gone, batch);
  }

  private static void struck(Recorded r, String number, Money gone, RowBatch batch) {
    batch.add(
        Table.STRUCK_LINES, r.seq(), r.day(), r.at().toEpochMilli(), r.by(), number, gone.minor());
  }

  private static String written(Quantity quantity) {
    return switch (quantity.unit()) {
      case PIECE -> Long.toString(quantity.amount());
      case GRAM -> quantity.amount() + " g";
    };
  }

  static void discounted(Recorded r, SaleEvent.Discounted e, RowBatch batch) {
    Discount discount = e.discount();
    Money off = e.off();
    if (off == null && discount instanceof Discount.Amount(Money amount)) {
      off = amount; // Journals of earlier versions tell no more.
    }
    String what = join(percent(discount), e.reason());
    Projection.audit(r, AuditKind.SALE_DISCOUNTED, e.saleId(), what, off, batch);
    if (discount != null) {
      Projection.why(r, AuditKind.SALE_DISCOUNTED, e.reason(), off, batch);
    }
  }

  private static @Nullable Discount discount(Line line) {
    return switch (line) {
      case Line.Goods goods -> goods.discount();
      case Line.FuelFill fill -> fill.discount();
      case Line.FuelPrepay _, Line.PrepayRest _, Line.Return _ -> null;
    };
  }

  /** A share of the price; empty for any other discount. */
  private static String percent(@Nullable Discount discount) {
    return discount instanceof Discount.Percent(Rate rate)
        ? "-"
            + BigDecimal.valueOf(rate.partsPerMillion(), PERCENT_DIGITS)
                .stripTrailingZeros()
                .toPlainString()
            + " %"
        : "";
  }

  /** What there is to say, leaving out what is empty. */
  private static String join(String... parts) {
    return Arrays.stream(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
  }

  private static String lineText(Line line) {
    return line.no() + " " + line.name().in(Language.ZH_CN);
  }
}
