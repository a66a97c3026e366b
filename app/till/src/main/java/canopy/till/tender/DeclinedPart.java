package canopy.till.tender;

import canopy.till.payment.ChannelReason;
import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Nothing was taken, and why. */
final class DeclinedPart implements TenderPart {
  private final TenderModel model;
  private final TenderStage.Declined stage;
  private final ScanActions actions;
  private final VBox root = new VBox();

  DeclinedPart(Look look, TenderModel model, TenderStage.Declined stage, ScanActions actions) {
    this.model = model;
    this.stage = stage;
    this.actions = actions;
    Label reason =
        Labels.sentence(look.texts().bound(ChannelReason.of(stage.reason()).key()), "scan-reason");
    Label code = Labels.data("scan-code");
    boolean telling = ChannelReason.of(stage.reason()).hasTellingCode();
    code.setText(telling ? ChannelReason.code(stage.reason()) : "");
    Button again =
        Keys.sign(Icon.SCANNER, look.texts().bound("scan.again"), this::again, "primary", "tall");
    again.setId("scan-again");
    again.setMaxWidth(Integer.MAX_VALUE);
    root.getStyleClass().addAll("tender-part", "scan-part", "scan-declined");
    root.setAlignment(Pos.CENTER);
    root.getChildren()
        .addAll(
            AwaitCodePart.title(look, model, stage.kind(), stage.amountMinor()),
            AwaitCodePart.space(),
            Icon.DOWN.node("scan-sign"),
            Labels.sentence(look.texts().bound("scan.declined"), "scan-text"),
            reason,
            code,
            AwaitCodePart.space(),
            again);
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public KeyMap keys() {
    return new KeyMap().on("Enter", "scan.again", this::again);
  }

  @Override
  public void back() {
    model.choose();
  }

  @Override
  public boolean typed(String character) {
    return false;
  }

  @Override
  public boolean scanned(String code) {
    return actions.scan(code, stage.amountMinor());
  }

  private void again() {
    model.stage.set(new TenderStage.AwaitCode(stage.kind(), stage.amountMinor()));
  }
}
