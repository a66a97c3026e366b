package canopy.till.shift.reasons;

import canopy.core.shift.CashMovement;
import canopy.core.shift.MovementReason;
import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.DataTable;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.ManageFrame;
import canopy.till.ui.manage.MovementWords;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.manage.Words;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The reasons on the left, one to be written on the right. FX thread. */
final class ReasonsScreen implements Screen {
  private final Texts texts;
  private final ReasonsModel model;
  private final ReasonsActions actions;
  private final DataTable<MovementReason> list;
  private final ManageFrame frame;

  ReasonsScreen(Surroundings around, ReasonsModel model, ReasonsActions actions) {
    Look look = around.look();
    this.texts = look.texts();
    this.model = model;
    this.actions = actions;
    this.list =
        new DataTable<>(texts, model.reasons, "reasons.none", MovementReason::id)
            .names("reasons.reason", reason -> Words.name(look, reason.name()))
            .sentences("reasons.offered", this::offered)
            .selecting(
                reason -> {
                  if (reason != null) {
                    actions.choose(reason);
                  }
                })
            .tall();
    list.setId("reason-list");
    HBox split = new HBox(Forms.wide(list), form());
    split.getStyleClass().add("split");
    VBox content =
        new VBox(Labels.sentence(texts.bound("reasons.hint"), "muted"), Forms.tall(split));
    content.getStyleClass().add("stack");
    Button add = Keys.sign(Icon.ADD, texts.bound("reasons.add"), actions::add);
    add.setId("reason-add");
    this.frame = new ManageFrame(around, Place.REASONS, model.notice, content, List.of(add));
    frame.keys().on("F2", "reasons.add", actions::add).on("F12", "reasons.save", actions::save);
  }

  private String offered(MovementReason reason) {
    String all =
        Stream.concat(
                new TreeSet<>(reason.kinds()).stream().map(MovementWords::key),
                new TreeSet<>(reason.deeds()).stream().map(ReasonsScreen::key))
            .map(texts::text)
            .collect(Collectors.joining(texts.text("reasons.and")));
    return all.isEmpty() ? texts.text("reasons.notoffered") : all;
  }

  private static String key(MovementReason.Deed deed) {
    return switch (deed) {
      case NO_SALE -> "audit.drawer-opened";
      case VOID_SALE -> "audit.sale-voided";
      case REFUND -> "audit.refunded";
      case PRICE_OVERRIDE -> "audit.price-overridden";
      case DISCOUNT -> "report.discount";
      case LINE_VOID -> "audit.line-voided";
    };
  }

  private Node form() {
    FlowPane kinds = new FlowPane();
    kinds.getStyleClass().add("role-chips");
    for (CashMovement.Kind kind : CashMovement.Kind.values()) {
      Button chip =
          Keys.word(texts.bound(MovementWords.key(kind)), () -> actions.turn(kind), "chip");
      chip.setId("reason-for-" + kind);
      model.kinds.subscribe(now -> Forms.mark(chip, now.contains(kind)));
      kinds.getChildren().add(chip);
    }
    for (MovementReason.Deed deed : MovementReason.Deed.values()) {
      Button chip = Keys.word(texts.bound(key(deed)), () -> actions.turn(deed), "chip");
      chip.setId("reason-for-" + deed);
      model.deeds.subscribe(now -> Forms.mark(chip, now.contains(deed)));
      kinds.getChildren().add(chip);
    }
    VBox offered = new VBox(Labels.word(texts.bound("reasons.offeredfor"), "field-label"), kinds);
    offered.getStyleClass().add("field");
    Button save = Keys.sign(Icon.READY, texts.bound("reasons.save"), actions::save, "primary");
    save.setId("reason-save");
    save.setMaxWidth(Double.MAX_VALUE);
    save.disableProperty().bind(model.busy);
    VBox fields =
        new VBox(
            Forms.field(texts.bound("reasons.zh"), model.zh, "reason-zh"),
            Forms.field(texts.bound("reasons.en"), model.en, "reason-en"),
            Forms.field(texts.bound("reasons.es"), model.es, "reason-es"),
            offered);
    fields.getStyleClass().add("person-fields");
    ScrollPane scroll = new ScrollPane(fields);
    scroll.setFitToWidth(true);
    scroll.setMinHeight(0);
    scroll.getStyleClass().add("plain-scroll");
    VBox form = new VBox(Forms.tall(scroll), save);
    form.getStyleClass().addAll("panel", "person-form");
    return form;
  }

  /** Selects a reason in the list; none if the id is empty. */
  void mark(String id) {
    list.select(reason -> reason.id().equals(id));
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
  public void shown() {
    list.focusRows();
  }
}
