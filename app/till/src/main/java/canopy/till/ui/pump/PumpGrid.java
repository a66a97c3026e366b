package canopy.till.ui.pump;

import canopy.till.ui.Look;
import canopy.till.ui.Tone;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.layout.Pane;
import javafx.util.Duration;

/**
 * The tiles of all pumps. Two columns up to 10 pumps, three up to 24, four beyond; the tiles shrink
 * to what is there, and below a certain height they show less. One clock moves them all, and only
 * while something moves.
 */
final class PumpGrid extends Pane {
  private static final double GAP = 6;
  private static final double MAX_TILE_HEIGHT = 122;
  private static final Duration TICK = Duration.millis(250);
  private static final int TICKS_PER_CHIME = 12;

  private final Look look;
  private final PumpModel model;
  private final PumpActions actions;
  private final List<PumpTile> tiles = new ArrayList<>();
  private final Timeline clock = new Timeline(new KeyFrame(TICK, event -> tick()));
  private int ticks;

  PumpGrid(Look look, PumpModel model, PumpActions actions) {
    this.look = look;
    this.model = model;
    this.actions = actions;
    getStyleClass().add("pump-grid");
    clock.setCycleCount(Timeline.INDEFINITE);
    model.pumps.addListener((source, before, now) -> show(now));
    model.reduceMotion.addListener((source, before, now) -> run());
    sceneProperty().addListener((source, before, now) -> run());
    show(model.pumps.get());
  }

  /** How many columns so many pumps need. */
  static int columns(int pumps) {
    return pumps <= 10 ? 2 : pumps <= 24 ? 3 : 4;
  }

  private void show(List<PumpView> views) {
    while (tiles.size() < views.size()) {
      PumpTile tile = new PumpTile(look, actions);
      tiles.add(tile);
      getChildren().add(tile);
    }
    while (tiles.size() > views.size()) {
      getChildren().remove(tiles.removeLast());
    }
    boolean wasCalling = tiles.stream().anyMatch(PumpTile::isCalling);
    for (int i = 0; i < views.size(); i++) {
      tiles.get(i).show(views.get(i));
    }
    if (!wasCalling && tiles.stream().anyMatch(PumpTile::isCalling)) {
      ticks = 0;
      look.sounds().play(Tone.PUMP_CALLING);
    }
    run();
  }

  void focusNext() {
    List<PumpTile> calling = tiles.stream().filter(PumpTile::isCalling).toList();
    List<PumpTile> among = calling.isEmpty() ? tiles : calling;
    if (getScene() != null && !among.isEmpty()) {
      int now = among.indexOf(getScene().getFocusOwner());
      among.get((now + 1) % among.size()).requestFocus();
    }
  }

  /** The clock also runs for the chime when nothing may move. */
  private void run() {
    boolean calling = tiles.stream().anyMatch(PumpTile::isCalling);
    boolean moving =
        calling || (!model.reduceMotion.get() && tiles.stream().anyMatch(PumpTile::isFuelling));
    if (moving && getScene() != null) {
      clock.play();
    } else {
      clock.stop();
    }
    if (model.reduceMotion.get()) {
      tiles.forEach(PumpTile::still);
    }
  }

  private void tick() {
    ticks++;
    if (!model.reduceMotion.get()) {
      boolean bright = ticks % 2 == 0;
      tiles.forEach(tile -> tile.tick(bright));
    }
    if (ticks % TICKS_PER_CHIME == 0 && tiles.stream().anyMatch(PumpTile::isCalling)) {
      look.sounds().play(Tone.PUMP_CALLING);
    }
  }

  @Override
  protected double computePrefHeight(double width) {
    int rows = rows();
    return rows * MAX_TILE_HEIGHT + Math.max(0, rows - 1) * GAP;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
  }

  private int rows() {
    int columns = columns(tiles.size());
    return (tiles.size() + columns - 1) / columns;
  }

  @Override
  protected void layoutChildren() {
    if (tiles.isEmpty()) {
      return;
    }
    int columns = columns(tiles.size());
    int rows = rows();
    double width = Math.floor((getWidth() - (columns - 1) * GAP) / columns);
    double height = Math.floor(Math.min(MAX_TILE_HEIGHT, (getHeight() - (rows - 1) * GAP) / rows));
    for (int i = 0; i < tiles.size(); i++) {
      PumpTile tile = tiles.get(i);
      tile.fit(height);
      int row = i / columns;
      tile.resizeRelocate(i % columns * (width + GAP), row * (height + GAP), width, height);
    }
  }
}
