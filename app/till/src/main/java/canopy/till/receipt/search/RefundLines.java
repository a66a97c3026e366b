package canopy.till.receipt.search;

import canopy.core.command.Original;
import canopy.core.quantity.Quantity;
import canopy.core.sale.Line;
import canopy.core.sale.LineAmounts;
import canopy.core.sale.Pricing;
import canopy.core.sale.UnitShares;
import canopy.till.ui.Look;
import canopy.till.ui.manage.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What of a receipt can still come back, and what chosen units are worth. Pure. */
final class RefundLines {
  private RefundLines() {}

  /** The lines that can come back or could have; none of a prepayment. */
  static List<RefundLine> of(Original original, Look look) {
    List<RefundLine> lines = new ArrayList<>();
    for (Line line : original.sale().lines()) {
      long units = Pricing.refundableUnits(line);
      LineAmounts amounts = original.sale().amounts(line.no()).orElse(null);
      if (units > 0 && amounts != null) {
        long left = Math.max(0, units - returned(original, line.no()));
        lines.add(
            new RefundLine(
                line.no(),
                Words.name(look, line.name()),
                units,
                left,
                0,
                look.formats().money(amounts.total()),
                whole(line, look)));
      }
    }
    return lines;
  }

  /** These lines with the units that were chosen of them before. */
  static List<RefundLine> choosingAs(List<RefundLine> before, List<RefundLine> lines) {
    Map<Integer, Long> chosen =
        before.stream().collect(Collectors.toMap(RefundLine::no, RefundLine::chosen));
    return lines.stream().map(line -> line.choosing(chosen.getOrDefault(line.no(), 0L))).toList();
  }

  /** What the customer gets for the chosen units: exactly what the refund will come to. */
  static long sum(Original original, List<RefundLine> lines) {
    long sum = 0;
    for (RefundLine line : lines) {
      LineAmounts amounts = original.sale().amounts(line.no()).orElse(null);
      if (amounts != null && line.chosen() > 0) {
        LineAmounts share =
            UnitShares.mirror(
                amounts, line.sold(), returned(original, line.no()), line.chosen(), line.no());
        sum = Math.addExact(sum, -share.total().minor());
      }
    }
    return sum;
  }

  private static long returned(Original original, int lineNo) {
    return original.returnedUnits().getOrDefault(lineNo, 0L);
  }

  private static String whole(Line line, Look look) {
    return switch (line) {
      case Line.Goods goods ->
          goods.quantity().unit() == Quantity.Unit.PIECE && goods.labelAmount() == null
              ? ""
              : Words.quantity(goods.quantity());
      case Line.FuelFill fuel -> Words.litres(look.formats(), fuel.fill().volume().millilitres());
      case Line.FuelPrepay prepay -> "";
      case Line.PrepayRest rest -> "";
      case Line.Return back -> "";
    };
  }
}
