package canopy.till.day;

import canopy.till.report.export.ReportFormat;
import canopy.till.store.query.ClosedDay;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.DataTable;
import canopy.till.ui.manage.Forms;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Closed days, and below them the report of the chosen one with its proof. FX thread. */
final class PastPane extends VBox {
  /** The head and three days; the others by scrolling. */
  private static final double LIST_HEIGHT = 196;

  private final Texts texts;
  private final DayModel model;
  private final DayActions actions;

  PastPane(Look look, DayModel model, DayActions actions) {
    this.texts = look.texts();
    this.model = model;
    this.actions = actions;
    getStyleClass().add("stack");
    DataTable<ClosedDay> days =
        new DataTable<ClosedDay>(texts, model.past, "day.nopast", ClosedDay::seq)
            .figures("day.z.number", 80, day -> Integer.toString(day.number()))
            .words("day.z.day", 140, day -> day.day().toString())
            .names("day.z.closedby", day -> model.people.get().getOrDefault(day.by(), day.by()))
            .figures("day.z.turnover", 160, day -> look.formats().money(day.total()))
            .selecting(actions::choose);
    days.setId("past-days");
    days.setMinHeight(LIST_HEIGHT);
    days.setMaxHeight(LIST_HEIGHT);
    ReportLeaf report = ReportLeaf.whole(look.formats(), model.report);
    getChildren().addAll(days, keys(), proof(), Forms.tall(report));
  }

  private Node keys() {
    HBox keys =
        new HBox(
            key(Icon.REPRINT, "day.reprint", actions::reprint),
            key(Icon.EXPORT, "day.pdf", () -> actions.export(ReportFormat.PDF)),
            key(Icon.EXPORT, "day.xlsx", () -> actions.export(ReportFormat.XLSX)),
            key(Icon.EXPORT, "day.csv", () -> actions.export(ReportFormat.CSV)),
            key(Icon.EXPORT, "day.naxml", actions::exportNaxml));
    keys.getStyleClass().add("key-row");
    return keys;
  }

  private Button key(Icon icon, String word, Runnable action) {
    Button key = Keys.sign(icon, texts.bound(word), action);
    key.disableProperty().bind(unread());
    return key;
  }

  private BooleanBinding unread() {
    return Bindings.createBooleanBinding(() -> model.report.get().isEmpty(), model.report);
  }

  /** Whether signature, lines and totals hold: said before anybody reads a figure. */
  private Node proof() {
    HBox good = strip(Icon.CHECK, "day.genuine", "notice-done");
    HBox bad = strip(Icon.ALERT, "day.notgenuine", "notice-refused");
    Forms.showWhen(good, unread().not().and(model.genuine));
    Forms.showWhen(bad, unread().not().and(model.genuine.not()));
    return new VBox(good, bad);
  }

  private HBox strip(Icon icon, String key, String style) {
    HBox row = new HBox(icon.node("strip-icon"), Labels.sentence(texts.bound(key), "strip-text"));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("strip", style);
    return row;
  }
}
