package canopy.till.catalogue.imports;

import canopy.core.station.Limits;
import canopy.till.catalogue.ImportReport;
import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.DataTable;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.ManageFrame;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import java.util.List;
import java.util.function.ToIntFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Goods import: the file, what it would do in five figures, and each bad line with its reason. */
final class GoodsImportScreen implements Screen {
  private final Texts texts;
  private final GoodsImportModel model;
  private final GoodsImportActions actions;
  private final ManageFrame frame;
  private final TextField file = new TextField();

  GoodsImportScreen(Surroundings around, GoodsImportModel model, GoodsImportActions actions) {
    this.texts = around.look().texts();
    this.model = model;
    this.actions = actions;
    VBox content = new VBox(source(), teaching(), working(), report());
    content.getStyleClass().add("stack");
    Button apply = Keys.sign(Icon.IMPORT, texts.bound("goods.apply"), actions::apply, "primary");
    apply.setId("apply");
    apply.disableProperty().bind(is(ImportStep.CHECKED).not());
    Button over = Keys.word(texts.bound("goods.startover"), actions::startOver);
    over.disableProperty().bind(is(ImportStep.CHOOSING));
    this.frame = new ManageFrame(around, Place.GOODS, model.notice, content, List.of(over, apply));
    frame
        .keys()
        .on("F2", "goods.choose", actions::chooseFile)
        .on("F4", "goods.check", actions::check)
        .on("F12", "goods.apply", actions::apply);
  }

  private BooleanBinding is(ImportStep step) {
    return model.step.isEqualTo(step);
  }

  private Node source() {
    file.setId("goods-file");
    file.promptTextProperty().bind(texts.bound("goods.path"));
    file.textProperty().bindBidirectional(model.file);
    file.setOnAction(event -> actions.check());
    Button choose = Keys.sign(Icon.SEARCH, texts.bound("goods.choose"), actions::chooseFile);
    Button check = Keys.word(texts.bound("goods.check"), actions::check, "primary");
    check.disableProperty().bind(model.file.isEmpty());
    HBox row = new HBox(Forms.wide(file), choose, check);
    row.getStyleClass().add("key-row");
    Node range =
        Forms.choice(
            List.of(false, true),
            model.complete,
            all -> texts.bound(all ? "goods.whole" : "goods.part"),
            actions::wholeRange);
    Label readAs = Labels.word(texts.bound("goods.readas", model.readAs, model.linesRead), "muted");
    readAs.visibleProperty().bind(model.readAs.isNotEmpty());
    HBox second = new HBox(range, readAs);
    second.setSpacing(16);
    second.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(row, second);
    box.getStyleClass().addAll("panel", "section");
    return box;
  }

  private Node teaching() {
    Label how = Labels.sentence(texts.bound("goods.how"), "muted");
    Label columns = Labels.sentence(texts.bound("goods.columns"), "muted");
    VBox box = new VBox(Labels.word(texts.bound("goods.howtitle"), "section-head"), how, columns);
    box.getStyleClass().addAll("panel", "section");
    Forms.showWhen(box, is(ImportStep.CHOOSING));
    return box;
  }

  private Node working() {
    ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    bar.setMaxWidth(Double.MAX_VALUE);
    Label words =
        Labels.sentence(
            Bindings.createStringBinding(
                () ->
                    texts.text(
                        model.step.get() == ImportStep.APPLYING
                            ? "goods.applying"
                            : "goods.reading"),
                model.step,
                texts.languageProperty()));
    VBox box = new VBox(words, bar);
    box.getStyleClass().addAll("panel", "section");
    Forms.showWhen(box, is(ImportStep.READING).or(is(ImportStep.APPLYING)));
    return box;
  }

  private Node report() {
    HBox figures =
        new HBox(
            count("goods.added", "good-text", ImportReport.Changes::added),
            count("goods.changed", "", ImportReport.Changes::changed),
            count("goods.repriced", "warning-text", ImportReport.Changes::repriced),
            count("goods.unchanged", "muted", ImportReport.Changes::unchanged),
            count("goods.bad", "danger-text", ImportReport.Changes::badLines),
            count("goods.off", "warning-text", changes -> model.switchedOff.get()));
    figures.getStyleClass().add("key-row");
    DataTable<RemarkRow> table =
        new DataTable<>(texts, model.remarks, "goods.nobad", row -> row)
            .figures("goods.line", 96, row -> Long.toString(row.remark().line()))
            .nodes("goods.kind", 150, this::badge)
            .names("goods.reason", this::sentence);
    Label done =
        Labels.sentence(
            Bindings.createStringBinding(
                () -> {
                  ImportReport.Changes changes = model.changes.get();
                  return changes == null
                      ? ""
                      : texts.text(
                          model.asked.get() ? "goods.doneasked" : "goods.done",
                          changes.added(),
                          changes.changed(),
                          changes.badLines());
                },
                model.changes,
                model.asked,
                texts.languageProperty()),
            "good-text",
            "section-head");
    Forms.showWhen(done, is(ImportStep.DONE));
    Label dry = Labels.sentence(texts.bound("goods.dry"), "muted");
    Forms.showWhen(dry, is(ImportStep.CHECKED));
    Label asked = Labels.sentence(texts.bound("goods.asked", Limits.LOCAL_CHANGES), "muted");
    Forms.showWhen(asked, is(ImportStep.CHECKED).and(model.asked));
    VBox box = new VBox(done, dry, asked, figures, Forms.tall(table));
    box.getStyleClass().add("stack");
    VBox.setVgrow(box, Priority.ALWAYS);
    Forms.showWhen(box, is(ImportStep.CHECKED).or(is(ImportStep.DONE)));
    return box;
  }

  private Region count(String key, String styleClass, ToIntFunction<ImportReport.Changes> counted) {
    Label figure = Labels.figure("big");
    if (!styleClass.isEmpty()) {
      figure.getStyleClass().add(styleClass);
    }
    figure
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  ImportReport.Changes changes = model.changes.get();
                  return changes == null ? "0" : Integer.toString(counted.applyAsInt(changes));
                },
                model.changes,
                model.switchedOff));
    VBox box = new VBox(figure, Labels.word(texts.bound(key), "muted", "small"));
    box.getStyleClass().addAll("panel", "count-tile");
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private Node badge(RemarkRow row) {
    return row.problem()
        ? Labels.word(texts.bound("goods.leftout"), "badge", "badge-red")
        : Labels.word(texts.bound("goods.odd"), "badge", "badge-amber");
  }

  private String sentence(RemarkRow row) {
    return texts.text(RemarkTexts.key(row.remark().kind()), row.remark().arguments().toArray());
  }

  @Override
  public Parent root() {
    return frame;
  }

  @Override
  public KeyMap keys() {
    return frame.keys();
  }

  @Override
  public boolean typed(String character) {
    file.requestFocus();
    file.appendText(character);
    return true;
  }
}
