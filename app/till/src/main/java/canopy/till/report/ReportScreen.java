package canopy.till.report;

import canopy.till.report.export.ReportDocument;
import canopy.till.report.export.ReportFormat;
import canopy.till.report.export.Section;
import canopy.till.report.page.ReportChart;
import canopy.till.report.page.ReportKind;
import canopy.till.report.page.ReportNames;
import canopy.till.report.page.ReportPage;
import canopy.till.ui.Formats;
import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.ManageFrame;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The reports: the list on the left, filters above, then chart and tables. */
final class ReportScreen implements Screen {
  private final Texts texts;
  private final Formats formats;
  private final ReportModel model;
  private final ReportActions actions;
  private final VBox content = new VBox();
  private final ManageFrame frame;

  ReportScreen(Surroundings around, ReportModel model, ReportActions actions, ReportNames names) {
    this.texts = around.look().texts();
    this.formats = around.look().formats();
    this.model = model;
    this.actions = actions;
    content.getStyleClass().add("stack");
    FilterBar filters = new FilterBar(texts, model, actions, names);
    DaysPane days = new DaysPane(texts, model, actions);
    VBox right = new VBox(filters, days, working(), Forms.tall(content));
    right.getStyleClass().add("stack");
    HBox all = new HBox(list(), Forms.wide(right));
    all.getStyleClass().add("split");
    Forms.showWhen(all, model.allowed);
    Label denied = Labels.sentence(texts.bound("report.denied"), "muted", "empty-text");
    denied.setMaxWidth(Double.MAX_VALUE);
    Forms.showWhen(denied, model.allowed.not());
    VBox stack = new VBox(denied, Forms.tall(all));
    this.frame = new ManageFrame(around, Place.REPORTS, model.notice, stack, titleKeys(names));
    frame
        .keys()
        .on("F2", "report.choosedays", actions::chooseDays)
        .on("F3", "report.kindbefore", () -> actions.chooseBy(-1))
        .on("F4", "report.kindafter", () -> actions.chooseBy(1))
        .on("F5", "report.earlier", () -> actions.goBy(-1))
        .on("F6", "report.later", () -> actions.goBy(1))
        .on("F7", "report.tosales", () -> actions.choose(ReportKind.SALES))
        .on("F8", "report.back", actions::back)
        .on("F9", "report.topdf", () -> actions.export(ReportFormat.PDF))
        .on("F11", "report.toxlsx", () -> actions.export(ReportFormat.XLSX))
        .on("F12", "report.tocsv", () -> actions.export(ReportFormat.CSV));
    model.page.addListener((source, before, now) -> show(now));
    show(model.page.get());
  }

  /** A till's reports are its own: which one it is stands where other filters could be. */
  private List<Node> titleKeys(ReportNames names) {
    List<Node> keys = new ArrayList<>();
    Label own =
        Labels.word(
            Bindings.createStringBinding(
                () -> texts.text("report.onlythis", names.station(texts.language())),
                texts.languageProperty()),
            "muted");
    own.setId("report-own");
    keys.add(own);
    for (ReportFormat format : ReportFormat.values()) {
      Button key =
          Keys.sign(
              Icon.EXPORT,
              switch (format) {
                case PDF -> Keys.naming(texts.bound("report.pdf"), "F9");
                case XLSX -> Keys.naming(texts.bound("report.xlsx"), "F11");
                case CSV -> Keys.naming(texts.bound("report.csv"), "F12");
              },
              () -> actions.export(format));
      key.setId("report-" + format.name().toLowerCase(Locale.ROOT));
      key.disableProperty().bind(model.page.isNull());
      keys.add(key);
    }
    return keys;
  }

  private VBox list() {
    VBox list = new VBox();
    list.getStyleClass().add("report-list");
    for (ReportKind kind : ReportKind.values()) {
      Button key = Keys.word(texts.bound(kind.key()), () -> actions.choose(kind), "report-key");
      key.setId(id(kind));
      key.setMaxWidth(Double.MAX_VALUE);
      list.getChildren().add(key);
    }
    model.kind.addListener((source, before, now) -> mark(list));
    mark(list);
    return list;
  }

  private void mark(VBox list) {
    String chosen = id(model.kind.get());
    for (Node key : list.getChildren()) {
      key.getStyleClass().remove("chosen");
      if (chosen.equals(key.getId())) {
        key.getStyleClass().add("chosen");
      }
    }
  }

  private static String id(ReportKind kind) {
    return "report-kind-" + kind.name().toLowerCase(Locale.ROOT);
  }

  private Node working() {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(model.progress);
    bar.setMaxWidth(Double.MAX_VALUE);
    Button stop = Keys.word(texts.bound("report.stop"), actions::cancel);
    stop.setId("report-stop");
    HBox row = new HBox(Labels.word(texts.bound("report.working")), Forms.wide(bar), stop);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("panel", "section", "key-row");
    Forms.showWhen(row, model.slow);
    return row;
  }

  private void show(@Nullable ReportPage page) {
    content.getChildren().clear();
    if (page == null) {
      return;
    }
    for (String remark : page.remarks()) {
      Label line = Labels.data("strong");
      line.setText(remark);
      line.setWrapText(true);
      content.getChildren().add(line);
    }
    if (page.request().detail() != null) {
      Button back =
          Keys.sign(Icon.BACK, Keys.naming(texts.bound("report.back"), "F8"), actions::back);
      back.setId("report-back");
      content.getChildren().add(back);
    }
    if (!page.tiles().isEmpty()) {
      content.getChildren().add(tiles(page.tiles()));
    }
    ReportChart chart = page.chart();
    if (chart != null && !chart.categories().isEmpty()) {
      content.getChildren().add(new ChartPane(chart, formats));
    }
    ReportDocument document = page.document();
    Node tables =
        document.sections().size() == 1
            ? single(page, document.sections().getFirst())
            : panels(document);
    content.getChildren().add(Forms.tall(tables));
    if (tables instanceof SectionTable table && !isWriting()) {
      table.begin();
    } else if (!isWriting()) {
      tables.requestFocus(); // The row that led here is gone, and took the focus with it.
    }
  }

  /** Who searches goes on writing. */
  private boolean isWriting() {
    return frame.getScene() != null && frame.getScene().getFocusOwner() instanceof TextInputControl;
  }

  private static Node tiles(List<ReportPage.Tile> tiles) {
    HBox row = new HBox();
    row.getStyleClass().add("key-row");
    for (ReportPage.Tile tile : tiles) {
      Label figure = Labels.figure("big");
      figure.setText(tile.figure());
      Label word = Labels.data("muted", "small");
      word.setText(tile.word());
      VBox box = new VBox(figure, word);
      box.getStyleClass().addAll("panel", "count-tile");
      row.getChildren().add(Forms.wide(box));
    }
    return row;
  }

  private Node single(ReportPage page, Section section) {
    return new SectionTable(
        section,
        formats,
        page.document().wording().noRows(),
        page.request().kind() == ReportKind.FINDINGS && page.request().detail() == null,
        row -> {
          if (row < page.links().size()) {
            actions.follow(page.links().get(row));
          }
        });
  }

  /** Wide tables over the whole width, narrow ones in two columns. */
  private Node panels(ReportDocument document) {
    VBox rows = new VBox();
    rows.getStyleClass().add("stack");
    @Nullable HBox open = null;
    for (Section section : document.sections()) {
      SectionPanel panel = new SectionPanel(section, formats, document.wording().noRows());
      if (section.columns().size() > 4) {
        open = null;
        rows.getChildren().add(panel);
        continue;
      }
      if (open == null) {
        open = new HBox();
        open.getStyleClass().add("split");
        rows.getChildren().add(open);
      }
      HBox.setHgrow(panel, Priority.ALWAYS);
      panel.setPrefWidth(200);
      open.getChildren().add(panel);
      if (open.getChildren().size() == 2) {
        open = null;
      }
    }
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain-scroll");
    scroll.setMinHeight(Region.USE_COMPUTED_SIZE);
    return scroll;
  }

  @Override
  public Parent root() {
    return frame;
  }

  @Override
  public KeyMap keys() {
    return frame.keys();
  }
}
