package canopy.till.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** The tones themselves, and how loud they may be. No sound device is needed. */
class SpeakerTest {
  @Test
  void everyToneIsAudibleAndStartsAndEndsSoftly() {
    for (Tone tone : Tone.values()) {
      byte[] pcm = Speaker.samples(tone);
      int peak = 0;
      for (int i = 0; i < pcm.length; i += 2) {
        peak = Math.max(peak, Math.abs(sample(pcm, i)));
      }
      assertThat(peak).as(tone.name()).isBetween(15_000, 32_767);
      assertThat(sample(pcm, 0)).as(tone.name()).isZero();
      assertThat(Math.abs(sample(pcm, pcm.length - 2))).as(tone.name()).isLessThan(1_500);
      assertThat(pcm.length / 2).as(tone.name()).isLessThan(Speaker.SAMPLES_PER_SECOND);
    }
  }

  @Test
  void onlyRefusedCannotBeTurnedOff() {
    try (Speaker speaker = new Speaker(System::nanoTime)) {
      for (Tone tone : EnumSet.complementOf(EnumSet.of(Tone.REFUSED))) {
        assertThat(speaker.volume(tone, 0)).isZero();
      }
      assertThat(speaker.volume(Tone.REFUSED, 0)).isEqualTo(20);
      assertThat(speaker.volume(Tone.REFUSED, 130)).isEqualTo(100);
    }
  }

  @Test
  void playingWithoutDeviceIsNoError() {
    try (Speaker speaker = new Speaker(System::nanoTime)) {
      for (int i = 0; i < 100; i++) {
        speaker.play(Tone.SCAN_OK);
      }
    }
  }

  private static int sample(byte[] pcm, int at) {
    return (short) ((pcm[at] & 0xff) | (pcm[at + 1] << 8));
  }
}
