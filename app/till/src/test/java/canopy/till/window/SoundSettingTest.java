package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.ui.Tone;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundSettingTest extends RunningTill {
  @Test
  void settingSilencesAllButWhatMustNotBeMissed() throws Exception {
    List<Tone> played = new ArrayList<>();
    SoundSetting sounds = new SoundSetting(played::add, program::settings);
    sounds.play(Tone.SCAN_OK);
    assertThat(played).containsExactly(Tone.SCAN_OK);
    program.replaceSettings(program.settings().withSounds(false));
    for (Tone tone : Tone.values()) {
      sounds.play(tone);
    }
    assertThat(played).containsExactly(Tone.SCAN_OK, Tone.REFUSED);
  }
}
