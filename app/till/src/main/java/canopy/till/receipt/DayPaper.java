package canopy.till.receipt;

import canopy.core.account.Span;
import canopy.core.state.PrintJob;
import canopy.hardware.printer.paper.ReceiptBuilder;
import canopy.hardware.printer.paper.TextStyle;
import canopy.hardware.printer.paper.TextStyle.Align;
import canopy.hardware.printer.paper.TextStyle.Size;
import canopy.till.day.sheet.DayPart;
import canopy.till.day.sheet.DaySections;
import canopy.till.day.sheet.DaySheet;
import canopy.till.day.sheet.DayWords;
import canopy.till.report.export.Cell;
import canopy.till.report.export.CellText;
import canopy.till.report.export.Section;
import canopy.till.ui.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The day's report on a narrow strip: the tables of the day, each row as lines of its own. */
record DayPaper(PaperStyle style, ReceiptBuilder paper) {
  private static final int LONGEST_NAME = 20;
  private static final TextStyle HEADING = new TextStyle(Align.CENTRE, true, Size.NORMAL);

  void print(DaySheet sheet, PrintJob job) {
    Span span = sheet.report().span();
    PaperHead head = new PaperHead(style, paper);
    head.station();
    head.copy(job);
    paper.separator();
    paper.text(style.text("day"), TextStyle.TITLE);
    paper.pair(style.text("reportNumber"), Integer.toString(span.number()), TextStyle.BOLD);
    paper.pair(style.text("businessDay"), span.day().toString(), TextStyle.BOLD);
    if (span.from() != null) {
      paper.pair(style.text("opened"), style.time(span.from()));
    }
    if (span.to() != null) {
      paper.pair(style.text("closed"), style.time(span.to()));
    }
    head.till(job.by());
    DayWords words =
        new DayWords(
            style.texts(),
            Language.of(style.language().get().tag()),
            style.formats(),
            style.master().get());
    for (Map.Entry<DayPart, Section> part : new DaySections(words, sheet).all().entrySet()) {
      section(part.getKey(), part.getValue());
    }
  }

  private void section(DayPart part, Section section) {
    paper.separator();
    paper.text(section.title(), HEADING);
    if (!section.note().isEmpty()) {
      paper.text(section.note());
    }
    for (List<Cell> row : section.rows()) {
      if (part == DayPart.PROOF) {
        paper.text(read(row.getFirst()));
        paper.text(read(row.getLast()));
      } else {
        row(section, row);
      }
    }
    if (!section.sums().isEmpty() && section.rows().size() > 1) {
      row(section, section.sums());
    }
  }

  /** One figure stands beside its name; of several, each has a line with its column's name. */
  private void row(Section section, List<Cell> row) {
    List<Integer> told = new ArrayList<>();
    for (int i = 1; i < row.size(); i++) {
      if (!isNothing(row.get(i))) {
        told.add(i);
      }
    }
    for (int i = row.size() - 1; told.isEmpty() && i > 0; i--) {
      if (row.get(i) instanceof Cell.Figure) {
        told.add(i);
      }
    }
    String name = read(row.getFirst());
    if (told.size() == 1) {
      String value = read(row.get(told.getFirst()));
      if (row.getFirst() instanceof Cell.Text text && text.text().length() > LONGEST_NAME) {
        paper.text(name);
        paper.pair("", value);
      } else {
        paper.pair(name, value);
      }
      return;
    }
    paper.text(name);
    for (int column : told) {
      paper.pair("  " + section.columns().get(column).heading(), read(row.get(column)));
    }
  }

  private static boolean isNothing(Cell cell) {
    return cell instanceof Cell.Empty
        || (cell instanceof Cell.Figure figure && figure.value() == 0);
  }

  private String read(Cell cell) {
    return CellText.read(cell, style.formats());
  }
}
