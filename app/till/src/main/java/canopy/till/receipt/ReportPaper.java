package canopy.till.receipt;

import canopy.core.catalogue.FuelGrade;
import canopy.core.fuel.Fill;
import canopy.core.fuel.WriteOff;
import canopy.core.state.PrintJob;
import canopy.hardware.printer.paper.ReceiptBuilder;
import canopy.hardware.printer.paper.TextStyle;
import canopy.till.receipt.Papers.UnpaidFill;

/** Papers that are not receipts: the form of an unpaid fill and the test page. */
record ReportPaper(PaperStyle style, ReceiptBuilder paper, int columns) {

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
}
