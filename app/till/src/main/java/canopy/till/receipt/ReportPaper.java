package canopy.till.receipt;

import canopy.core.catalogue.FuelGrade;
import canopy.core.fuel.Fill;
import canopy.core.fuel.WriteOff;
import canopy.core.quantity.Money;
import canopy.core.sale.DayTotals;
import canopy.core.state.PrintJob;
import canopy.core.tender.TenderKind;
import canopy.hardware.printer.paper.ReceiptBuilder;
import canopy.hardware.printer.paper.TextStyle;
import canopy.hardware.printer.paper.TextStyle.Align;
import canopy.hardware.printer.paper.TextStyle.Size;
import canopy.till.receipt.Papers.UnpaidFill;
import java.time.LocalDate;
import java.util.Map;

/** Papers that are not receipts: the form of an unpaid fill, the day's totals, the test page. */
record ReportPaper(PaperStyle style, ReceiptBuilder paper, int columns) {

  private static final TextStyle HEADING = new TextStyle(Align.CENTRE, true, Size.NORMAL);

  void form(UnpaidFill unpaid, PrintJob job) {
    Fill fill = unpaid.fill();
    WriteOff why = unpaid.writeOff();
    head(job, style.text("form." + why.outcome()));
    paper.separator();
    paper.pair(style.text("time"), style.time(fill.endedAt()));
    paper.pair(style.text("pump"), fill.pump() + "/" + fill.nozzle());
    paper.pair(style.text("grade"), grade(fill.grade()));
    paper.pair(style.text("volume"), style.formats().litres(fill.volume()));
    paper.pair(style.text("price"), style.formats().unitPrice(fill.price()));
    paper.pair(style.text("amount"), style.amount(fill.amount()), TextStyle.TOTAL);
    paper.separator();
    paper.pair(style.text("transaction"), fill.key());
    if (!why.plate().isEmpty()) {
      // On a line of its own: beside Hanzi an accented label would be set in wide letters.
      paper.text(style.text("plate"));
      paper.pair("", why.plate(), TextStyle.TOTAL);
    }
    if (!why.details().isEmpty()) {
      paper.text(why.details());
    }
    paper.feed(1);
    switch (why.outcome()) {
      case NO_MEANS_OF_PAYMENT -> {
        paper.text(style.text("promise"));
        signature("name");
        signature("address");
        signature("identity");
        signature("driver");
      }
      case PUMP_TEST -> signature("tester");
      case COMPANY_USE -> signature("taker");
      case DRIVE_OFF -> {}
    }
    signature("staff");
  }

  private void head(PrintJob job, String title) {
    PaperHead head = new PaperHead(style, paper);
    head.station();
    head.copy(job);
    paper.separator();
    paper.text(title, TextStyle.TITLE);
    head.till(job.by());
  }

  /** Room to write by hand. */
  private void signature(String key) {
    paper.feed(2);
    paper.pair(style.text("sign." + key), "_".repeat(columns / 2));
  }

  void day(LocalDate day, DayTotals totals, PrintJob job) {
    head(job, style.text("day"));
    paper.pair(style.text("businessDay"), day.toString(), TextStyle.BOLD);
    paper.pair(style.text("closed"), style.time(job.queuedAt()));
    paper.separator();
    paper.pair(style.text("sales"), Integer.toString(totals.sales()));
    paper.pair(style.text("refunds"), Integer.toString(totals.refunds()));
    paper.pair(style.text("turnover"), style.amount(totals.total()), TextStyle.TOTAL);
    paper.pair(style.text("taxes"), money(totals.tax()));
    paper.pair(style.text("cashRounding"), money(totals.cashRounding()));
    heading("tenders");
    for (Map.Entry<String, Money> tender : totals.tenders().entrySet()) {
      TenderKind kind = style.master().get().tender(tender.getKey());
      paper.pair(
          kind == null ? tender.getKey() : style.name(kind.name()), money(tender.getValue()));
    }
    if (!totals.fuel().isEmpty()) {
      heading("fuels");
      totals.fuel().forEach((grade, sum) -> fuel(grade(grade), sum));
    }
    if (!totals.writtenOff().isEmpty()) {
      heading("unpaid");
      totals.writtenOff().forEach((outcome, sum) -> fuel(style.text("form." + outcome), sum));
    }
  }

  private void heading(String key) {
    paper.separator();
    paper.text(style.text("heading." + key), HEADING);
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
  void testPage() {
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
