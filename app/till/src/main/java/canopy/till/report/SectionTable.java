package canopy.till.report;

import canopy.till.report.export.Cell;
import canopy.till.report.export.CellText;
import canopy.till.report.export.Column;
import canopy.till.report.export.ColumnKind;
import canopy.till.report.export.Section;
import canopy.till.ui.Formats;
import canopy.till.ui.control.Labels;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * One long table: its head stays in sight, and below it the sums, whose figures stand under those
 * of their columns.
 */
final class SectionTable extends VBox {
  private static final int MEASURED_ROWS = 200;
  private static final long SIGN_WIDTH = 9;
  private static final double HEAD_SIGN_WIDTH = 9.5;
  private static final double HEAD_PADDING = 22;
  private static final double MOST_STRETCH = 2.2;
  private static final int NARROWEST_WORDS = 84;
  private static final int WIDEST_WORDS = 300;

  /** What a window of 1280 leaves for the table. */
  private static final double SMALLEST_PAGE = 800;

  /** Longer words go on a second line. */
  static final int LONG_WORDS = 24;

  /** Room for what is longer, in a table without explanations. */
  private static final double LONG_WIDTH = 220;

  /** Three lines of it hold the longest explanation. */
  private static final int SENTENCE_WIDTH = 264;

  private final Formats formats;
  private final TableView<List<Cell>> table = new TableView<>();

  /**
   * @param noRows the sentence for an empty table
   * @param explains whether the last column is a sentence that has to be read to its end
   * @param chosen told the row that was touched
   */
  SectionTable(
      Section section, Formats formats, String noRows, boolean explains, IntConsumer chosen) {
    this.formats = formats;
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    Label empty = new Label(noRows);
    empty.getStyleClass().addAll("muted", "empty-text");
    table.setPlaceholder(empty);
    for (int i = 0; i < section.columns().size(); i++) {
      table.getColumns().add(column(section, i, explains));
    }
    if (explains) {
      table.getColumns().getLast().setMinWidth(SENTENCE_WIDTH);
      table.getColumns().getLast().setPrefWidth(WIDEST_WORDS);
      keepWords(section);
    }
    if (!explains && hasLongWords(section)) {
      keepWords(section);
      keepSentences(section);
    }
    keepWhole(section);
    if (explains) {
      table.getStyleClass().add("sentence-rows");
    } else if (hasLongWords(section)) {
      table.getStyleClass().add("tall-rows");
    }
    table.getItems().setAll(section.rows());
    table.setOnMouseClicked(event -> touched(event, chosen));
    table.setOnKeyPressed(
        event -> {
          int row = table.getSelectionModel().getSelectedIndex();
          if (event.getCode() == KeyCode.ENTER && row >= 0) {
            chosen.accept(row);
          }
        });
    VBox.setVgrow(table, Priority.ALWAYS);
    if (!section.note().isEmpty()) {
      getChildren().add(note(section.note()));
    }
    getChildren().add(table);
    if (!explains && hasLongWords(section)) {
      getChildren().add(inFull(section));
    }
    if (!section.sums().isEmpty() && !section.rows().isEmpty()) {
      getChildren().add(sums(section, table));
    }
    getStyleClass().add("report-table");
  }

  /** Puts the arrow keys on the first row. */
  void begin() {
    table.requestFocus();
    table.getSelectionModel().selectFirst();
  }

  /** A word alone in its line is not cut, the longest first, as far as the page is wide. */
  private void keepWords(Section section) {
    double taken = table.getColumns().stream().mapToDouble(TableColumn::getMinWidth).sum();
    List<Integer> longestFirst =
        IntStream.range(0, section.columns().size() - 1)
            .filter(i -> section.columns().get(i).kind() == ColumnKind.TEXT)
            .boxed()
            .sorted(Comparator.comparingInt((Integer i) -> longestWord(section, i)).reversed())
            .toList();
    for (int i : longestFirst) {
      TableColumn<List<Cell>, ?> column = table.getColumns().get(i);
      double more = wide(longestWord(section, i)) - column.getMinWidth();
      if (more > 0 && taken + more <= SMALLEST_PAGE) {
        column.setMinWidth(column.getMinWidth() + more);
        taken += more;
      }
    }
  }

  /** Room for what is long, the longest first: two lines of it hold most. */
  private void keepSentences(Section section) {
    double taken = table.getColumns().stream().mapToDouble(TableColumn::getMinWidth).sum();
    List<Integer> longestFirst =
        IntStream.range(0, section.columns().size())
            .filter(i -> section.columns().get(i).kind() == ColumnKind.TEXT)
            .filter(i -> longest(section, i) > LONG_WORDS)
            .boxed()
            .sorted(Comparator.comparingInt((Integer i) -> longest(section, i)).reversed())
            .toList();
    for (int i : longestFirst) {
      TableColumn<List<Cell>, ?> column = table.getColumns().get(i);
      double wanted = Math.min(column.getPrefWidth(), LONG_WIDTH);
      double more = Math.min(wanted - column.getMinWidth(), SMALLEST_PAGE - taken);
      if (more > 0) {
        column.setMinWidth(column.getMinWidth() + more);
        taken += more;
      }
    }
  }

  /** What is long in the chosen row, to its end: no table has room for the longest. */
  private Label inFull(Section section) {
    Label whole = note("");
    whole.setId("row-in-full");
    whole
        .textProperty()
        .bind(
            table
                .getSelectionModel()
                .selectedItemProperty()
                .map(row -> longWords(section, row))
                .orElse(""));
    whole.visibleProperty().bind(whole.textProperty().isNotEmpty());
    whole.managedProperty().bind(whole.visibleProperty());
    return whole;
  }

  private String longWords(Section section, List<Cell> row) {
    return IntStream.range(0, row.size())
        .filter(i -> section.columns().get(i).kind() == ColumnKind.TEXT)
        .mapToObj(i -> CellText.read(row.get(i), formats))
        .filter(text -> span(text) > LONG_WORDS)
        .collect(Collectors.joining("\n"));
  }

  /** Numbers and names are not cut for the sake of longer words, as far as the page is wide. */
  private void keepWhole(Section section) {
    double taken = table.getColumns().stream().mapToDouble(TableColumn::getMinWidth).sum();
    for (int i = 0; i < section.columns().size(); i++) {
      TableColumn<List<Cell>, ?> column = table.getColumns().get(i);
      double more = column.getPrefWidth() - column.getMinWidth();
      boolean words = section.columns().get(i).kind() == ColumnKind.TEXT;
      if (words && longest(section, i) <= LONG_WORDS && taken + more <= SMALLEST_PAGE) {
        column.setMinWidth(column.getPrefWidth());
        taken += more;
      }
    }
  }

  private boolean hasLongWords(Section section) {
    for (int i = 0; i < section.columns().size(); i++) {
      boolean words = section.columns().get(i).kind() == ColumnKind.TEXT;
      if (words && longest(section, i) > LONG_WORDS) {
        return true;
      }
    }
    return false;
  }

  static Label note(String sentence) {
    Label note = new Label(sentence);
    note.setWrapText(true);
    note.setMinHeight(USE_PREF_SIZE);
    note.getStyleClass().addAll("muted", "small");
    return note;
  }

  /** The head and the free space below the last row are no rows. */
  private static void touched(MouseEvent event, IntConsumer chosen) {
    Node at = event.getPickResult().getIntersectedNode();
    while (at != null && !(at instanceof TableRow<?>)) {
      at = at.getParent();
    }
    if (at instanceof TableRow<?> row && !row.isEmpty()) {
      chosen.accept(row.getIndex());
    }
  }

  private TableColumn<List<Cell>, String> column(Section section, int at, boolean high) {
    Column column = section.columns().get(at);
    TableColumn<List<Cell>, String> made = new TableColumn<>(column.heading());
    made.setCellValueFactory(
        row -> new ReadOnlyStringWrapper(CellText.read(row.getValue().get(at), formats)));
    made.setCellFactory(_ -> new Words(column.kind(), high));
    made.setSortable(false);
    made.setReorderable(false);
    boolean words = column.kind() == ColumnKind.TEXT;
    double least = high ? widthInLines(column.kind()) : width(column.kind());
    double head = HEAD_SIGN_WIDTH * span(column.heading()) + HEAD_PADDING;
    made.setMinWidth(words && !high ? least : Math.max(least, head));
    if (!words) {
      made.setMaxWidth(made.getMinWidth() * MOST_STRETCH);
    }
    made.setPrefWidth(Math.max(made.getMinWidth(), words ? wanted(section, at) : 0));
    if (column.kind().figure()) {
      made.getStyleClass().add("figure");
    }
    return made;
  }

  /** Words share the width by how long they are. */
  private double wanted(Section section, int at) {
    return wide(longest(section, at));
  }

  private static double wide(int signs) {
    return Math.clamp(SIGN_WIDTH * signs + 24, NARROWEST_WORDS, WIDEST_WORDS);
  }

  private int longest(Section section, int at) {
    return cells(section, at).mapToInt(SectionTable::span).max().orElse(0);
  }

  private int longestWord(Section section, int at) {
    return cells(section, at)
        .flatMap(text -> Arrays.stream(text.split(" ")))
        .mapToInt(SectionTable::span)
        .max()
        .orElse(0);
  }

  private Stream<String> cells(Section section, int at) {
    return section.rows().stream()
        .limit(MEASURED_ROWS)
        .map(row -> CellText.read(row.get(at), formats));
  }

  /** Chinese signs are twice as wide. */
  static int span(String text) {
    return text.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum();
  }

  /** In a high row the time stands below its day, and a second name below the first. */
  private static double widthInLines(ColumnKind kind) {
    return switch (kind) {
      case TEXT -> 76;
      case DATE, DATE_TIME -> 98;
      case INTEGER, PERCENT, TIME, MONEY, LITRES -> width(kind);
    };
  }

  private static double width(ColumnKind kind) {
    return switch (kind) {
      case TEXT -> NARROWEST_WORDS;
      case INTEGER, PERCENT, TIME -> 84;
      case MONEY, LITRES -> 104;
      case DATE -> 104;
      case DATE_TIME -> 160;
    };
  }

  /** Follows the widths of the columns above. */
  private HBox sums(Section section, TableView<List<Cell>> table) {
    HBox row = new HBox();
    row.getStyleClass().add("report-sums");
    for (int i = 0; i < section.sums().size(); i++) {
      boolean figure = section.columns().get(i).kind().figure();
      Label label = figure ? Labels.figure("strong") : Labels.data("strong");
      label.setText(CellText.read(section.sums().get(i), formats));
      label.setMaxWidth(Double.MAX_VALUE);
      label.getStyleClass().add(figure ? "report-sum" : "report-sum-word");
      label.minWidthProperty().bind(table.getColumns().get(i).widthProperty());
      label.prefWidthProperty().bind(table.getColumns().get(i).widthProperty());
      row.getChildren().add(label);
    }
    return row;
  }

  private static final class Words extends TableCell<List<Cell>, String> {
    Words(ColumnKind kind, boolean high) {
      if (kind.figure()) {
        getStyleClass().add("figure");
      } else if (kind == ColumnKind.TEXT || high) {
        getStyleClass().addAll(Labels.DATA, "report-words");
      } else {
        getStyleClass().add("word-cell");
      }
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? "" : item);
    }
  }
}
