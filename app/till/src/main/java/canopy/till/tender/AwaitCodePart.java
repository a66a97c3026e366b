package canopy.till.tender;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Tone;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The amount is fixed; the customer's code is to be scanned, or ours to be shown. */
final class AwaitCodePart implements TenderPart {
  private static final int MAX_LENGTH = 32;

  private final Look look;
  private final TenderModel model;
  private final TenderStage.AwaitCode stage;
  private final ScanActions actions;
  private final boolean shows;
  private final VBox root = new VBox();
  private final StringProperty typed = new SimpleStringProperty("");

  AwaitCodePart(Look look, TenderModel model, TenderStage.AwaitCode stage, ScanActions actions) {
    this.look = look;
    this.model = model;
    this.stage = stage;
    this.actions = actions;
    TenderKind.Scan scan = stage.kind().scan();
    this.shows = scan != null && (scan.showsQr() || scan.byEye());
    root.getStyleClass().addAll("tender-part", "scan-part");
    root.setAlignment(Pos.CENTER);
    root.getChildren()
        .addAll(
            title(look, model, stage.kind(), stage.amountMinor()),
            space(),
            Icon.PHONE.node("scan-sign"),
            Labels.sentence(look.texts().bound("scan.await"), "scan-text"),
            digits(),
            space());
    if (shows) {
      root.getChildren().add(showOurs());
    }
    root.disableProperty().bind(model.busy);
  }

  /** In the language spoken now, which may have changed since the kind was chosen. */
  static Label title(Look look, TenderModel model, TenderKind kind, long amountMinor) {
    Label title = Labels.data("ask-title");
    String amount = look.formats().amount(amountMinor);
    title
        .textProperty()
        .bind(model.kinds.map(kinds -> ReferencePart.nameIn(kinds, kind) + "  " + amount));
    title.setGraphic(kind.icon().node("tile-sign"));
    return title;
  }

  static Region space() {
    Region space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    return space;
  }

  /** How many were typed; the code itself is for nobody's eyes. */
  private Label digits() {
    Label digits = Labels.figure("scan-typed");
    digits.setId("scan-typed");
    digits.textProperty().bind(typed.map(text -> "•".repeat(text.length())));
    digits.managedProperty().bind(typed.isNotEmpty());
    return digits;
  }

  private void enter() {
    String code = typed.get();
    typed.set("");
    if (!code.isEmpty()) {
      scanned(code);
    }
  }

  private void backspace() {
    String code = typed.get();
    typed.set(code.substring(0, Math.max(0, code.length() - 1)));
  }

  private Button showOurs() {
    Button show =
        Keys.sign(Icon.QR, look.texts().bound("scan.show"), this::show, "tall", "scan-action");
    show.setId("scan-show");
    show.setMaxWidth(Integer.MAX_VALUE);
    return show;
  }

  private void show() {
    if (shows && !model.busy.get()) {
      actions.show(stage.kind(), stage.amountMinor());
    }
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public KeyMap keys() {
    KeyMap keys =
        new KeyMap()
            .on("Enter", "scan.entered", this::enter)
            .on("Backspace", "tender.backspace", this::backspace);
    return shows ? keys.on("F2", "scan.show", this::show) : keys;
  }

  @Override
  public void back() {
    if (!model.busy.get()) {
      model.choose();
    }
  }

  @Override
  public boolean typed(String character) {
    boolean fits = typed.get().length() + character.length() <= MAX_LENGTH;
    if (fits && character.chars().allMatch(Character::isLetterOrDigit)) {
      typed.set(typed.get() + character);
    } else {
      look.sounds().play(Tone.REFUSED);
    }
    return true;
  }

  @Override
  public boolean scanned(String code) {
    typed.set("");
    return actions.scan(code, stage.amountMinor());
  }
}
