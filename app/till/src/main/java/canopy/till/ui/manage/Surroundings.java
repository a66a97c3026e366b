package canopy.till.ui.manage;

import canopy.till.ui.Look;
import canopy.till.ui.control.HeaderActions;
import canopy.till.ui.control.HeaderModel;
import canopy.till.ui.pump.PumpActions;
import canopy.till.ui.pump.PumpModel;

/**
 * What every manager screen has around it; one for the whole program.
 *
 * @param look words, figures, sounds
 * @param header what the header shows
 * @param headerActions what the header does
 * @param pumps what the pump strip shows
 * @param pumpActions what a touch on it does
 * @param navigation leads to the other screens
 * @param files that are being written
 */
public record Surroundings(
    Look look,
    HeaderModel header,
    HeaderActions headerActions,
    PumpModel pumps,
    PumpActions pumpActions,
    Navigation navigation,
    FileWork files) {

  /** While nothing is being written. */
  public Surroundings(
      Look look,
      HeaderModel header,
      HeaderActions headerActions,
      PumpModel pumps,
      PumpActions pumpActions,
      Navigation navigation) {
    this(look, header, headerActions, pumps, pumpActions, navigation, new FileWork());
  }
}
