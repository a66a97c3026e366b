package canopy.till.report;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.report.export.Cell;
import canopy.till.report.export.Column;
import canopy.till.report.export.Section;
import canopy.till.ui.Language;
import canopy.till.ui.ScreenPictureTest;
import canopy.till.ui.Theme;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of what is worth a manager's minute, as wide as the smallest window leaves it. */
class FindingTableTest extends ScreenPictureTest {
  private static final List<String> WHY =
      List.of(
          "report.whyvoids",
          "report.whynosales",
          "report.whyoverrides",
          "report.whynoreceipt",
          "report.whydearline",
          "report.whylatevoid",
          "report.whynosaleafter",
          "report.whyrefundsoon",
          "report.whyrefundcash",
          "report.whyround",
          "report.whydiscount",
          "report.whyfuel",
          "report.whypins",
          "report.whyfill",
          "report.whycount",
          "report.whyfloat",
          "report.whybyhand");

  /** What was found is said nowhere else. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void everyFindingIsExplainedToTheEnd(Language language) throws Exception {
    List<String> cut =
        onFx(
            () -> {
              List<List<Cell>> rows = new ArrayList<>();
              for (String key : WHY) {
                String why = look(language).texts().text(key, "5,000.00", "20", "1,000.00");
                String both = "R1-261123-00008 ← R1-261123-00004";
                rows.add(
                    List.of(
                        Cell.dateTime(LocalDateTime.of(2026, 11, 23, 14, 5)),
                        Cell.of("王芳"),
                        Cell.of("Ana Ruiz"),
                        Cell.of(both),
                        Cell.money(-123_456),
                        Cell.of(why)));
              }
              Section section =
                  Section.of(
                      "",
                      List.of(
                          Column.dateTime("a"),
                          Column.text("b"),
                          Column.text("c"),
                          Column.text("d"),
                          Column.money("e"),
                          Column.text("f")),
                      rows);
              SectionTable table =
                  new SectionTable(section, look(language).formats(), "", true, row -> {});
              // As wide as a window of 1280 leaves it.
              table.setMinHeight(2_000);
              Scene scene = new Scene(new StackPane(table), 828, 2_000);
              Theme.LIGHT.apply(scene);
              scene.snapshot(null);
              return cut(table);
            });
    assertThat(cut).isEmpty();
  }

  /** What stands in a list of changes, and more of it than a row has room for. */
  @Test
  void whatIsCutInARowStandsBelowTheTableToItsEnd() throws Exception {
    String rights = "Vender, Cambiar un precio, Anular una línea, Anular una venta, Abrir el cajón";
    String person = "Tom · 收银员 · Español · con trabajo";
    String below =
        onFx(
            () -> {
              Section section =
                  Section.of(
                      "",
                      List.of(
                          Column.dateTime("Hora"),
                          Column.text("Qué"),
                          Column.text("Quién"),
                          Column.text("Sobre"),
                          Column.text("Detalle"),
                          Column.money("Importe")),
                      List.of(audited("Límites de existencias", person), audited("Rol", rights)));
              SectionTable table =
                  new SectionTable(section, look(Language.SPANISH).formats(), "", false, row -> {});
              table.setMinHeight(400);
              Scene scene = new Scene(new StackPane(table), 828, 400);
              Theme.LIGHT.apply(scene);
              scene.snapshot(null);
              assertThat(cut(table)).doesNotContain(person);
              Labeled full = (Labeled) table.lookup("#row-in-full");
              assertThat(full.isVisible()).isFalse();
              ((TableView<?>) table.lookup(".table-view")).getSelectionModel().select(1);
              return full.getText();
            });
    assertThat(below).isEqualTo(rights);
  }

  private static List<Cell> audited(String what, String detail) {
    return List.of(
        Cell.dateTime(LocalDateTime.of(2026, 11, 23, 14, 5)),
        Cell.of(what),
        Cell.of("李强"),
        Cell.of("Autorizar solo"),
        Cell.of(detail),
        Cell.empty());
  }

  private static List<String> cut(SectionTable table) {
    return table.lookupAll(".report-words").stream()
        .map(Labeled.class::cast)
        .filter(
            cell ->
                cell.lookup(".text") instanceof Text text
                    && !plain(text.getText()).equals(plain(cell.getText())))
        .map(Labeled::getText)
        .toList();
  }

  private static String plain(String words) {
    return words.replaceAll("\\s", "");
  }
}
