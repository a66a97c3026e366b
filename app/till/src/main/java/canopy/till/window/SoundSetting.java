package canopy.till.window;

import canopy.till.station.Settings;
import canopy.till.ui.Sounds;
import canopy.till.ui.Tone;
import java.util.function.Supplier;

/**
 * Plays what the manager's setting lets through; what must not be missed sounds always. Any thread.
 */
record SoundSetting(Sounds speaker, Supplier<Settings> settings) implements Sounds {
  @Override
  public void play(Tone tone) {
    if (settings.get().sounds() || !tone.mayBeOff()) {
      speaker.play(tone);
    }
  }
}
