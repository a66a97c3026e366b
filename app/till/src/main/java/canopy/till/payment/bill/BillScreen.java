package canopy.till.payment.bill;

import canopy.core.bill.Resolution;
import canopy.till.ui.Formats;
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
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The channels' bills: which channel and day, the totals of both sides, the categories with their
 * sums, and the list with the chosen line's keys beside it.
 */
final class BillScreen implements Screen {
  private static final int NUMBER_END = 10;

  private final Look look;
  private final Texts texts;
  private final Formats formats;
  private final BillModel model;
  private final BillActions actions;
  private final DataTable<BillRow> table;
  private final ManageFrame frame;
  private final BooleanBinding busy;
  private String selected = "";

  BillScreen(Surroundings around, BillModel model, BillActions actions) {
    this.look = around.look();
    this.texts = around.look().texts();
    this.formats = around.look().formats();
    this.model = model;
    this.actions = actions;
    this.busy = model.step.isNotEqualTo(BillStep.LOOKING);
    this.table = table();
    HBox list = new HBox(Forms.wide(table), new BillPane(around.look(), model, actions));
    list.getStyleClass().add("split");
    VBox compared = new VBox(new BillTotals(around.look(), model, actions), Forms.tall(list));
    compared.getStyleClass().add("stack");
    Forms.showWhen(compared, model.head.isNotNull().and(busy.not()));
    VBox content = new VBox(choice(), working(), teaching(), Forms.tall(compared));
    content.getStyleClass().add("stack");
    this.frame = new ManageFrame(around, Place.BILLS, model.notice, content, titleKeys());
    frame
        .keys()
        .on("F2", "bills.fetch", actions::fetch)
        .on("F4", "bills.import", actions::importFile)
        .on("F5", "bills.before", () -> actions.goBy(-1))
        .on("F6", "bills.after", () -> actions.goBy(1))
        .on("F9", "bills.export", actions::export);
    for (Resolution how : Resolution.values()) {
      frame.keys().on(BillPane.shortcut(how), BillPane.key(how), () -> actions.resolve(how));
    }
    model.chosen.addListener((source, before, now) -> mark(now));
    mark(model.chosen.get());
  }

  private List<Button> titleKeys() {
    BooleanBinding nothing = model.channel.isNull();
    Button export = Keys.sign(Icon.EXPORT, texts.bound("bills.export"), actions::export);
    export.setId("bills-export");
    export.disableProperty().bind(model.head.isNull().or(busy));
    Button read = Keys.sign(Icon.IMPORT, texts.bound("bills.import"), actions::importFile);
    read.setId("bills-import");
    read.disableProperty().bind(nothing.or(busy));
    Button fetch = Keys.sign(Icon.NETWORK, texts.bound("bills.fetch"), actions::fetch, "primary");
    fetch.setId("bills-fetch");
    fetch.disableProperty().bind(busy.or(Bindings.createBooleanBinding(this::mute, model.channel)));
    return List.of(export, read, fetch);
  }

  private boolean mute() {
    BillChannel channel = model.channel.get();
    return channel == null || !channel.gives();
  }

  /** Whose bill, of which day, and what waits for one. */
  private Node choice() {
    HBox chips = new HBox();
    chips.getStyleClass().add("chips");
    chips.setAlignment(Pos.CENTER_LEFT);
    model.channels.addListener((source, before, now) -> chips(chips));
    model.channel.addListener((source, before, now) -> chips(chips));
    chips(chips);
    Button before =
        Keys.onlySign(
            Icon.CHEVRON_LEFT, texts.bound("bills.before"), () -> actions.goBy(-1), "chip");
    before.setId("bills-before");
    Button after =
        Keys.onlySign(
            Icon.CHEVRON_RIGHT, texts.bound("bills.after"), () -> actions.goBy(1), "chip");
    after.setId("bills-after");
    Label day = Labels.figure("section-head");
    day.textProperty().bind(model.day.asString());
    HBox row = new HBox(before, day, after, chips, Labels.space(), waiting());
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("key-row");
    Forms.showWhen(row, model.channel.isNotNull());
    return row;
  }

  private void chips(HBox chips) {
    chips.getChildren().clear();
    for (BillChannel channel : model.channels.get()) {
      Button chip = Keys.pressable(() -> actions.choose(channel), "till-key", "chip");
      chip.setId("bills-channel-" + channel.id());
      chip.setText(channel.name());
      if (channel.equals(model.channel.get())) {
        chip.getStyleClass().add("chosen");
      }
      chips.getChildren().add(chip);
    }
  }

  private Node waiting() {
    Label words =
        Labels.sentence(
            Bindings.createStringBinding(
                this::waitingWords, model.waiting, texts.languageProperty()),
            "bills-waiting");
    words.setId("bills-waiting");
    words.setMaxWidth(360);
    Forms.showWhen(words, model.waiting.map(waiting -> waiting.count() > 0));
    return words;
  }

  private String waitingWords() {
    Waiting waiting = model.waiting.get();
    String amount = formats.amount(waiting.amountMinor());
    return waiting.overdue() > 0
        ? texts.text("bills.overdue", waiting.count(), amount, waiting.overdue())
        : texts.text("bills.waiting", waiting.count(), amount, waiting.oldestDays());
  }

  private Node working() {
    ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    bar.setMaxWidth(Double.MAX_VALUE);
    Label words =
        Labels.sentence(
            Bindings.createStringBinding(
                () -> texts.text(model.step.get().key()), model.step, texts.languageProperty()));
    Button stop = Keys.word(texts.bound("bills.stop"), actions::stop);
    stop.setId("bills-stop");
    Forms.showWhen(
        stop, Bindings.createBooleanBinding(() -> model.step.get().canBeStopped(), model.step));
    HBox row = new HBox(Forms.wide(words), stop);
    words.setMaxWidth(Double.MAX_VALUE);
    row.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(row, bar);
    box.getStyleClass().addAll("panel", "section");
    Forms.showWhen(box, busy);
    return box;
  }

  /** What to do where nothing was compared yet. */
  private Node teaching() {
    Label how =
        Labels.sentence(
            Bindings.createStringBinding(
                () -> texts.text(teachingKey()),
                model.channel,
                model.channels,
                texts.languageProperty()),
            "bills-teaching");
    Label form = Labels.sentence(texts.bound("bills.form"), "muted");
    Forms.showWhen(form, model.channel.isNotNull());
    VBox box = new VBox(how, form);
    box.getStyleClass().addAll("panel", "section");
    Forms.showWhen(box, model.head.isNull().and(busy.not()));
    return box;
  }

  private String teachingKey() {
    if (model.channel.get() == null) {
      return "bills.nochannel";
    }
    return mute() ? "bills.onlyfile" : "bills.how";
  }

  private DataTable<BillRow> table() {
    return new DataTable<>(texts, model.rows, "bills.norows", BillRow::key)
        .words("bills.time", 132, row -> BillPane.time(look, model, row.at()))
        .figures("bills.there", 96, row -> money(row.thereMinor()))
        .figures("bills.here", 96, row -> money(row.hereMinor()))
        .words("bills.number", 156, BillScreen::numbers)
        .sentences("bills.state", this::state)
        .selecting(this::select)
        .tall();
  }

  /** The end of a number tells it from others; in full it stands beside the list. */
  private static String numbers(BillRow row) {
    String number = row.number();
    String end =
        number.length() <= NUMBER_END
            ? number
            : "…" + number.substring(number.length() - NUMBER_END);
    return row.saleId().isEmpty() ? end : row.saleId() + "\n" + end;
  }

  private String money(@Nullable Long minor) {
    return minor == null ? "–" : formats.money(minor);
  }

  private String state(BillRow row) {
    String category = texts.text(BillTotals.key(row.category()));
    if (row.open()) {
      return category + "\n" + texts.text(row.onTrust() ? "bills.opentrust" : "bills.open");
    }
    var resolved = row.resolved();
    if (resolved != null) {
      return category + "\n" + texts.text(BillPane.doneKey(resolved.how()));
    }
    return row.category().isDifference() ? category + "\n" + texts.text("bills.settled") : category;
  }

  private void select(@Nullable BillRow row) {
    selected = row == null ? "" : row.key();
    if (row != null) {
      actions.select(row);
    }
  }

  private void mark(@Nullable BillRow chosen) {
    if (chosen != null && !chosen.key().equals(selected)) {
      table.select(row -> row.key().equals(chosen.key()));
    }
  }

  @Override
  public Parent root() {
    return frame;
  }

  @Override
  public KeyMap keys() {
    if (model.question.get() != null) {
      return new KeyMap()
          .on("F12", "bills.answer", actions::answer)
          .on("Esc", "bills.cancel", actions::cancel)
          .plus(frame.keys());
    }
    return model.step.get() == BillStep.LOOKING
        ? frame.keys()
        : new KeyMap().on("F3", "bills.stop", actions::stop).plus(frame.keys());
  }

  @Override
  public void shown() {
    table.focusRows();
  }
}
