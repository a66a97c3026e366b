package canopy.till.ui.manage;

import canopy.core.operator.Right;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Notice;
import canopy.till.ui.Refusals;
import canopy.till.ui.Texts;
import canopy.till.ui.Tone;
import canopy.till.ui.control.Header;
import canopy.till.ui.control.HeaderModel;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.Strip;
import java.util.Arrays;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The frame of a manager's screen: header above, navigation on the left, the pumps in one row,
 * title with the screen's keys, the notice strip, the content, and how far a file is that takes
 * long.
 */
public final class ManageFrame extends BorderPane {
  private final Surroundings around;
  private final Texts texts;
  private final HeaderModel header;
  private final ObjectProperty<@Nullable Notice> notice;
  private final KeyMap keys = new KeyMap();

  /**
   * @param here which place this is
   * @param notice shown on the strip below the title
   * @param titleKeys keys at the top right
   */
  public ManageFrame(
      Surroundings around,
      Place here,
      ObjectProperty<@Nullable Notice> notice,
      Region content,
      List<? extends Node> titleKeys) {
    this.around = around;
    this.texts = around.look().texts();
    this.header = around.header();
    this.notice = notice;
    getStyleClass().add("manage");
    setTop(new Header(texts, around.header(), around.headerActions()));
    setLeft(places(here));
    HBox title = new HBox(Labels.word(texts.bound(here.key()), "manage-title"), Labels.space());
    title.getChildren().addAll(titleKeys);
    title.getStyleClass().add("manage-head");
    title.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(content, Priority.ALWAYS);
    content.setMaxHeight(Double.MAX_VALUE);
    PumpStrip pumps = new PumpStrip(around.look(), around.pumps(), around.pumpActions());
    VBox middle = new VBox(pumps, title, content, files(around.files()));
    middle.getStyleClass().add("manage-middle");
    setCenter(new NoticeLayer(middle, title, new Strip(texts, notice)));
    for (Place place : Place.values()) {
      keys.on(place.shortcut(), place.key(), () -> go(place));
    }
  }

  /** The keys of the navigation; the screen adds its own. */
  public KeyMap keys() {
    return keys;
  }

  /** How far a file is, wherever it was asked for. */
  private Node files(FileWork files) {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(files.part);
    bar.setMaxWidth(Double.MAX_VALUE);
    Button stop = Keys.word(texts.bound("manage.stop"), files::stop);
    stop.setId("files-stop");
    HBox row = new HBox(Labels.word(texts.bound("manage.writing")), Forms.wide(bar), stop);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("panel", "section", "key-row");
    Forms.showWhen(row, files.slow);
    return row;
  }

  private PlaceKeys places(Place here) {
    return new PlaceKeys(
        texts,
        Arrays.stream(Place.values())
            .filter(place -> place == place.listedAs())
            .map(
                place ->
                    new PlaceKeys.Item(
                        place.group(),
                        place.icon(),
                        texts.bound(place.key()),
                        place.shortcut(),
                        place == here.listedAs(),
                        shut(place),
                        () -> go(place)))
            .toList());
  }

  private void go(Place place) {
    Right missing = place.missing(header.denied.get());
    if (missing != null) {
      around.look().sounds().play(Tone.REFUSED);
      notice.set(Refusals.denied(texts, missing));
    } else {
      around.navigation().go(place);
    }
  }

  private ObservableValue<Boolean> shut(Place place) {
    return Bindings.createBooleanBinding(
        () -> place.missing(header.denied.get()) != null || place.hidesFrom(header.notAlone.get()),
        header.denied,
        header.notAlone);
  }
}
