package canopy.till.receipt;

import canopy.core.state.PrintJob;
import canopy.hardware.printer.paper.ReceiptBuilder;
import canopy.hardware.printer.paper.TextStyle;
import canopy.till.station.StationConfig;

/** What every paper begins with: whose it is, and whether it is a copy. */
record PaperHead(PaperStyle style, ReceiptBuilder paper) {

  /** The station, as on its sign. */
  void station() {
    StationConfig.Letterhead station = style.master().get().config().letterhead();
    paper.text(style.name(station.name()), TextStyle.TITLE);
    centred(station.address());
    if (!station.phone().isEmpty()) {
      centred(style.text("phone", station.phone()));
    }
    if (!station.taxNumber().isEmpty()) {
      centred(style.text("taxNumber", station.taxNumber()));
    }
  }

  /** Two identical papers never exist: a copy says so, with its number, time and operator. */
  void copy(PrintJob job) {
    if (job.copy() > 0) {
      paper.separator();
      paper.text(style.text("copy", job.copy()), TextStyle.TITLE);
      centred(style.text("copied", style.time(job.queuedAt()), style.operator(job.by())));
    }
  }

  /** Which till, and who stands at it. */
  void till(String operator) {
    paper.pair(
        style.text("till", style.master().get().config().till()),
        style.text("cashier", style.operator(operator)));
  }

  /** Which till, and who had this printed: not always who had the drawer. */
  void printedBy(String operator) {
    paper.pair(
        style.text("till", style.master().get().config().till()),
        style.text("doneBy", style.operator(operator)));
  }

  private void centred(String text) {
    if (!text.isEmpty()) {
      paper.text(text, TextStyle.CENTRED);
    }
  }
}
