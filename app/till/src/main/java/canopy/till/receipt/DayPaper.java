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
import canopy.till.report.export.Column;
import canopy.till.report.export.Section;
import canopy.till.ui.Language;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The day's report on a narrow strip: the tables of the day, each row as lines of its own, two
 * figures on a line where they fit. What another part has said is left out.
 */
record DayPaper(PaperStyle style, ReceiptBuilder paper, int columns) {
  /** Their sums are in the summary. */
  private static final Set<DayPart> SUMMED_ABOVE = EnumSet.of(DayPart.TAXES, DayPart.CASHIERS);

  /** Here a row of nothing but zeros says nothing. */
  private static final Set<DayPart> ONLY_WHAT_FLOWED =
      EnumSet.of(DayPart.FATES, DayPart.SETTLEMENT);

  /** More are on the page and in the files. */
  private static final int MOST_OPEN = 20;

  private static final int LONGEST_NAME = 20;
  private static final int GAP = 2;
  private static final int FIRST_WIDE = 0x80;
  private static final String INDENT = "  ";
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
    head.printedBy(job.by());
    DayWords words =
        new DayWords(
            style.texts(),
            Language.of(style.language().get().tag()),
            style.formats(),
            style.master().get());
    Set<String> notes = new HashSet<>();
    new DaySections(words, sheet)
        .all()
        .forEach((part, section) -> section(part, section, notes.add(section.note())));
    signature();
  }

  /**
   * @param noted whether its note is a new one
   */
  private void section(DayPart part, Section section, boolean noted) {
    paper.separator();
    paper.text(section.title(), HEADING);
    if (noted && !section.note().isEmpty()) {
      paper.text(section.note());
    }
    int rows = part == DayPart.OPEN ? MOST_OPEN : Section.MOST_ROWS;
    for (List<Cell> row : section.rows().subList(0, Math.min(rows, section.rows().size()))) {
      if (part == DayPart.PROOF) {
        paper.text(read(row.getFirst()));
        paper.text(read(row.getLast()));
      } else {
        row(part, section, row);
      }
    }
    if (section.rows().size() > rows) {
      paper.text(style.text("moreRows", section.rows().size() - rows));
    }
    if (!section.sums().isEmpty() && section.rows().size() > 1 && !SUMMED_ABOVE.contains(part)) {
      row(part, section, section.sums());
    }
  }

  /** One figure stands beside its name; several stand below it with their columns' names. */
  private void row(DayPart part, Section section, List<Cell> row) {
    List<Integer> told = new ArrayList<>();
    for (int i = 1; i < row.size(); i++) {
      if (!isNothing(row.get(i))) {
        told.add(i);
      }
    }
    if (told.isEmpty() && ONLY_WHAT_FLOWED.contains(part)) {
      return;
    }
    for (int i = row.size() - 1; told.isEmpty() && i > 0; i--) {
      if (row.get(i) instanceof Cell.Figure) {
        told.add(i);
      }
    }
    String name = read(row.getFirst());
    if (told.size() == 1) {
      alone(row.getFirst(), name, read(row.get(told.getFirst())));
    } else if (part == DayPart.SETTLEMENT && isOneFigure(row)) {
      paper.text(name);
      paper.pair(
          INDENT
              + section.columns().stream()
                  .skip(1)
                  .map(Column::heading)
                  .collect(Collectors.joining(" = ")),
          read(row.getLast()));
    } else {
      told(section, row, besideName(section, row, told));
    }
  }

  /** Of an odd number the last stands beside the name, if it fits; the others are left to tell. */
  private List<Integer> besideName(Section section, List<Cell> row, List<Integer> told) {
    String name = read(row.getFirst());
    String last = told.size() % 2 == 0 ? "" : headed(section, row, told.getLast());
    if (last.isEmpty() || width(name) + GAP + width(last) > columns) {
      paper.text(name);
      return told;
    }
    paper.pair(name, last);
    return told.subList(0, told.size() - 1);
  }

  private String headed(Section section, List<Cell> row, int column) {
    return section.columns().get(column).heading() + " " + read(row.get(column));
  }

  private void alone(Cell first, String name, String value) {
    if (first instanceof Cell.Text text && text.text().length() > LONGEST_NAME) {
      paper.text(name);
      paper.pair("", value);
    } else {
      paper.pair(name, value);
    }
  }

  private void told(Section section, List<Cell> row, List<Integer> told) {
    for (int i = 0; i < told.size(); i++) {
      String left = INDENT + headed(section, row, told.get(i));
      String right = i + 1 == told.size() ? "" : headed(section, row, told.get(i + 1));
      if (!right.isEmpty() && width(left) + GAP + width(right) <= columns) {
        paper.pair(left, right);
        i++;
      } else {
        paper.pair(
            INDENT + section.columns().get(told.get(i)).heading(), read(row.get(told.get(i))));
      }
    }
  }

  /** At most: beside Hanzi whatever is not ASCII is set in wide letters. */
  private static int width(String text) {
    return text.codePoints().map(c -> c < FIRST_WIDE ? 1 : 2).sum();
  }

  /** All say the same. */
  private static boolean isOneFigure(List<Cell> row) {
    return row.stream().skip(1).distinct().count() == 1;
  }

  /** Room to sign by hand. */
  private void signature() {
    paper.feed(2);
    paper.pair(style.text("sign.manager"), "_".repeat(columns / 2));
  }

  private static boolean isNothing(Cell cell) {
    return cell instanceof Cell.Empty
        || (cell instanceof Cell.Figure figure && figure.value() == 0);
  }

  private String read(Cell cell) {
    return CellText.read(cell, style.formats());
  }
}
