package canopy.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Article;
import canopy.till.catalogue.DemoCatalogue;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.PictureTest;
import canopy.till.ui.control.Shell;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/** Every name of the demonstration's goods can be read in full, on its key and in the basket. */
class NamesFitTest extends PictureTest {
  @Test
  void onTheHotKeys() throws Exception {
    for (Language language : Language.values()) {
      List<String> cut =
          onFx(
              () -> {
                SaleModel model = SaleSamples.empty(language, 8);
                Look look = look(language);
                Shell shell = new Shell(look, 1280, 800);
                shell.show(new SaleScreen(look, model, SaleSamples.ignoring()));
                List<HotKey> keys = new ArrayList<>();
                for (Article article : articles()) {
                  keys.add(new HotKey(article.id(), article.name(language.rules()), 39_800, 0));
                }
                List<String> found = new ArrayList<>();
                // As many as there are places, so that each has the size it will have.
                for (int from = 0; from < keys.size(); from += 8) {
                  model.hotKeys.set(keys.subList(from, Math.min(from + 8, keys.size())));
                  shell.scene().snapshot(null);
                  found.addAll(cut(shell.scene().getRoot(), ".hot-name"));
                }
                return found;
              });
      assertThat(cut).as("" + language).isEmpty();
    }
  }

  @Test
  void inTheBasket() throws Exception {
    for (Language language : Language.values()) {
      List<String> cut =
          onFx(
              () -> {
                SaleModel model = SaleSamples.empty(language, 8);
                Look look = look(language);
                Shell shell = new Shell(look, 1280, 800);
                shell.show(new SaleScreen(look, model, SaleSamples.ignoring()));
                List<String> found = new ArrayList<>();
                for (Article article : articles()) {
                  model.lines.set(
                      List.of(
                          new BasketLine(
                              article.id(),
                              BasketLine.Kind.GOODS,
                              article.name(language.rules()),
                              "12 × 398.00",
                              477_600,
                              List.of(),
                              "",
                              false)));
                  shell.scene().snapshot(null);
                  shell.scene().snapshot(null);
                  found.addAll(cut(shell.scene().getRoot(), ".basket-title"));
                }
                return found;
              });
      assertThat(cut).as("" + language).isEmpty();
    }
  }

  private static List<Article> articles() {
    return DemoCatalogue.load().articles();
  }

  private static List<String> cut(Node root, String selector) {
    List<String> cut = new ArrayList<>();
    for (Node node : root.lookupAll(selector)) {
      if (node instanceof Label label
          && label.lookup(".text") instanceof Text text
          && !label.getText().isEmpty()
          && !text.getText().replace("\n", "").equals(label.getText().replace("\n", ""))) {
        cut.add(label.getText() + " -> " + text.getText());
      }
    }
    return cut;
  }
}
