package canopy.till.ui.manage;

import canopy.till.ui.Texts;
import canopy.till.ui.control.Labels;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A table of rows that are replaced as a whole. Figures stand on the right; words in cells are
 * written again when the language changes. The same row stays selected when rows are replaced, by a
 * key of the row.
 *
 * @param <T> an immutable row
 */
public final class DataTable<T> extends StackPane {
  private final Texts texts;
  private final TableView<T> table = new TableView<>();
  private final Function<? super T, ?> id;

  /**
   * @param rows what is shown
   * @param emptyKey the sentence for no rows: it says what to do
   * @param id tells which row is the same as before
   */
  public DataTable(
      Texts texts,
      ObservableValue<? extends List<T>> rows,
      String emptyKey,
      Function<? super T, ?> id) {
    this.texts = texts;
    this.id = id;
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    table.setPlaceholder(Labels.sentence(texts.bound(emptyKey), "muted", "empty-text"));
    getChildren().add(table);
    rows.addListener((source, before, now) -> put(now));
    texts.languageProperty().addListener((source, before, now) -> table.refresh());
    put(rows.getValue());
  }

  /** A column of words or names that takes the free width; may end in an ellipsis. */
  public DataTable<T> names(String headKey, Function<? super T, String> written) {
    return names(headKey, 120, written);
  }

  /** The same, at least so wide that a number in it is not cut. */
  public DataTable<T> names(String headKey, int least, Function<? super T, String> written) {
    TableColumn<T, String> column = column(headKey, written, Labels.DATA);
    column.setMinWidth(least);
    return this;
  }

  /** A column of sentences that takes the free width; small enough for two lines. */
  public DataTable<T> sentences(String headKey, Function<? super T, String> written) {
    column(headKey, written, "sentence-cell");
    return this;
  }

  /** A column of words of a fixed width, never cut. */
  public DataTable<T> words(String headKey, int width, Function<? super T, String> written) {
    fix(column(headKey, written, "word-cell"), width);
    return this;
  }

  /** A column of figures, on the right, never cut. */
  public DataTable<T> figures(String headKey, int width, Function<? super T, String> written) {
    TableColumn<T, String> column = column(headKey, written, "figure");
    column.getStyleClass().add("figure");
    fix(column, width);
    return this;
  }

  /** A column of nodes: keys, badges. */
  public DataTable<T> nodes(String headKey, int width, Function<? super T, Node> made) {
    TableColumn<T, T> column = new TableColumn<>();
    column.textProperty().bind(texts.bound(headKey));
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setCellFactory(_ -> new NodeCell<>(made));
    column.setSortable(false);
    column.setReorderable(false);
    fix(column, width);
    table.getColumns().add(column);
    return this;
  }

  /** Rows of two lines. */
  public DataTable<T> tall() {
    table.getStyleClass().add("tall-rows");
    return this;
  }

  /** Takes less room than it has had: by itself, a table that was once high stays so. */
  public DataTable<T> yielding() {
    table.setMinHeight(0);
    return this;
  }

  /** Tells which row is selected, null for none. */
  public DataTable<T> selecting(Consumer<@Nullable T> selected) {
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((source, before, now) -> selected.accept(now));
    return this;
  }

  /** Selects the first row that fits, or nothing. */
  public void select(Predicate<? super T> fits) {
    table.getSelectionModel().clearSelection();
    for (int i = 0; i < table.getItems().size(); i++) {
      if (fits.test(table.getItems().get(i))) {
        table.getSelectionModel().select(i);
        return;
      }
    }
  }

  /** Gives the keyboard to the table. */
  public void focusRows() {
    table.requestFocus();
    selectAny();
  }

  /** Selects the first row unless one is selected. */
  public void selectAny() {
    if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
      table.getSelectionModel().select(0);
    }
  }

  private void put(List<T> rows) {
    @Nullable T selected = table.getSelectionModel().getSelectedItem();
    table.getItems().setAll(rows);
    if (selected != null) {
      Object same = id.apply(selected);
      select(row -> id.apply(row).equals(same));
    } else if (table.isFocused() && !rows.isEmpty()) {
      table.getSelectionModel().select(0);
    }
  }

  private TableColumn<T, String> column(
      String headKey, Function<? super T, String> written, String styleClass) {
    TableColumn<T, String> column = new TableColumn<>();
    column.textProperty().bind(texts.bound(headKey));
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(written.apply(cell.getValue())));
    column.setCellFactory(_ -> new WordCell<>(styleClass));
    column.setSortable(false);
    column.setReorderable(false);
    table.getColumns().add(column);
    return column;
  }

  private static void fix(TableColumn<?, ?> column, int width) {
    column.setMinWidth(width);
    column.setMaxWidth(width);
    column.setPrefWidth(width);
  }

  private static final class WordCell<T> extends TableCell<T, String> {
    WordCell(String styleClass) {
      getStyleClass().add(styleClass);
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? "" : item);
    }
  }

  private static final class NodeCell<T> extends TableCell<T, T> {
    private final Function<? super T, Node> made;

    NodeCell(Function<? super T, Node> made) {
      this.made = made;
      getStyleClass().add("node-cell");
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
      super.updateItem(item, empty);
      setGraphic(empty || item == null ? null : made.apply(item));
    }
  }
}
