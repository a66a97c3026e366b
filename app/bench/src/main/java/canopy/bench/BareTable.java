package canopy.bench;

import canopy.core.catalogue.Article;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/**
 * The least that JavaFX needs to show a scanned line: a table, a map of codes, a total. No rules,
 * no journal, no pumps, no style of its own. FX thread.
 */
final class BareTable {
  private static final long TENTHS = 10;
  private static final int TOTAL_PIXELS = 48;

  private final Map<String, Article> byCode = new HashMap<>();
  private final TableView<Article> table = new TableView<>();
  private final Label total = new Label("0");
  private final Scene scene;
  private long sumMinor;

  BareTable(List<Article> articles, double width, double height) {
    for (Article article : articles) {
      byCode.put(article.codes().getFirst(), article);
    }
    column("code", article -> article.codes().getFirst());
    column("name", article -> article.name().zh());
    column("department", Article::department);
    column("price", article -> Long.toString(article.price().tenthsOfMinor() / TENTHS));
    total.setStyle("-fx-font-size: " + TOTAL_PIXELS + "px");
    BorderPane pane = new BorderPane(table);
    pane.setBottom(total);
    scene = new Scene(pane, width, height);
  }

  /** How a cell gets its text. */
  private interface Text {
    String of(Article article);
  }

  private void column(String name, Text text) {
    TableColumn<Article, String> column = new TableColumn<>(name);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.of(row.getValue())));
    table.getColumns().add(column);
  }

  Stage show() {
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
    return stage;
  }

  Scene scene() {
    return scene;
  }

  void scan(String code) {
    Article article = byCode.get(code);
    if (article == null) {
      throw new IllegalStateException("no article " + code);
    }
    table.getItems().add(article);
    table.scrollTo(article);
    sumMinor += article.price().tenthsOfMinor() / TENTHS;
    total.setText(Long.toString(sumMinor));
  }

  int lines() {
    return table.getItems().size();
  }

  void clear() {
    table.getItems().clear();
    sumMinor = 0;
    total.setText("0");
  }
}
