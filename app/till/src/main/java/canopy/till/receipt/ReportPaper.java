package canopy.till.receipt;

import canopy.core.catalogue.FuelGrade;
import canopy.core.fuel.Fill;
import canopy.core.fuel.FillOutcome;
import canopy.core.fuel.WriteOff;
import canopy.core.quantity.Money;
import canopy.core.sale.DayTotals;
import canopy.core.tender.TenderKind;
import canopy.hardware.printer.paper.ReceiptBuilder;
import canopy.hardware.printer.paper.TextStyle;
import canopy.till.receipt.Papers.UnpaidFill;
import java.time.LocalDate;
import java.util.Map;

/** Papers that are not receipts: the form of an unpaid fill, the day's totals, the test page. */
record ReportPaper(PaperStyle style, ReceiptBuilder paper) {

  void form(UnpaidFill unpaid) {
    Fill fill = unpaid.fill();
    WriteOff why = unpaid.writeOff();
    paper.text(style.name(style.master().get().config().name()), TextStyle.TITLE);
    paper.text(style.text("form." + why.outcome()), TextStyle.TITLE);
    paper.separator();
    paper.pair(style.text("time"), style.time(fill.endedAt()));
    paper.pair(style.text("pump"), fill.pump() + "/" + fill.nozzle());
    paper.pair(style.text("grade"), grade(fill.grade()));
    paper.pair(style.text("volume"), style.formats().litres(fill.volume()));
    paper.pair(style.text("price"), style.formats().unitPrice(fill.price()));
    paper.pair(style.text("amount"), money(fill.amount()), TextStyle.TOTAL);
    paper.separator();
    paper.text(style.text("transaction", fill.key()));
    if (!why.plate().isEmpty()) {
      paper.pair(style.text("plate"), why.plate(), TextStyle.BOLD);
    }
    if (!why.details().isEmpty()) {
      paper.text(why.details());
    }
    paper.feed(1);
    if (why.outcome() == FillOutcome.NO_MEANS_OF_PAYMENT) {
      paper.text(style.text("promise"));
      signature("name");
      signature("address");
      signature("identity");
    }
    signature("driver");
    signature("staff");
  }

  private void signature(String key) {
    paper.feed(2);
    paper.text(style.text("sign." + key) + " ____________________");
  }

  void day(LocalDate day, DayTotals totals) {
    paper.text(style.name(style.master().get().config().name()), TextStyle.TITLE);
    paper.text(style.text("day", day), TextStyle.TITLE);
    paper.separator();
    paper.pair(style.text("sales"), Integer.toString(totals.sales()));
    paper.pair(style.text("refunds"), Integer.toString(totals.refunds()));
    paper.pair(style.text("total"), money(totals.total()), TextStyle.TOTAL);
    paper.pair(style.text("taxes"), money(totals.tax()));
    paper.pair(style.text("cashRounding"), money(totals.cashRounding()));
    paper.separator();
    for (Map.Entry<String, Money> tender : totals.tenders().entrySet()) {
      TenderKind kind = style.master().get().tender(tender.getKey());
      paper.pair(
          kind == null ? tender.getKey() : style.name(kind.name()), money(tender.getValue()));
    }
    paper.separator();
    totals.fuel().forEach((grade, sum) -> fuel(grade(grade), sum));
    totals.writtenOff().forEach((outcome, sum) -> fuel(style.text("form." + outcome), sum));
  }

  private void fuel(String name, DayTotals.FuelTotal sum) {
    paper.text(name);
    paper.pair(
        "  " + style.text("fills", sum.fills(), style.formats().litres(sum.volume())),
        money(sum.amount()));
  }

  /**
   * Chinese, Spanish, both sizes, a ruler, a barcode and a QR code: what goes wrong is seen at
   * once.
   */
  void testPage(int columns) {
    paper.text(style.text("test"), TextStyle.TITLE);
    paper.text("0123456789".repeat(columns / 10 + 1).substring(0, columns));
    paper.text("加油站 可乐 龘 㐂 ¡Señal, niño! ABCabc", TextStyle.BOLD);
    paper.pair("左 left", "右 right");
    paper.code128("R1-000000-00000");
    paper.qr("Canopy 测试");
  }

  private String grade(int id) {
    FuelGrade grade = style.master().get().grade(id);
    return grade == null ? Integer.toString(id) : style.name(grade.name());
  }

  private String money(Money amount) {
    return style.formats().money(amount);
  }
}
