package canopy.hardware.line;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.printer.PrinterFault;
import canopy.hardware.tank.TankFault;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DeviceSentencesTest {
  @Test
  void everyFaultHasASentenceInEveryLanguageAndNoneIsLeftOver() {
    Set<String> needed = new TreeSet<>();
    needed.add(DeviceStatus.ONLINE.sentenceKey());
    needed.add(DeviceStatus.DISABLED.sentenceKey());
    for (LineFault fault : LineFault.values()) {
      needed.add(DeviceStatus.offline(fault).sentenceKey());
    }
    for (PrinterFault fault : PrinterFault.values()) {
      needed.add(fault.sentenceKey());
    }
    for (TankFault fault : TankFault.values()) {
      needed.add(fault.status().sentenceKey());
    }
    needed.add(TankFault.alarm().sentenceKey());
    for (Locale locale : DeviceSentences.LOCALES) {
      for (String key : needed) {
        assertThat(DeviceSentences.of(key, locale)).as(key).isNotBlank();
      }
      assertThat(ResourceBundle.getBundle("canopy.hardware.line.sentences", locale).keySet())
          .as("keys for %s", locale)
          .containsExactlyInAnyOrderElementsOf(needed);
    }
  }

  @Test
  void unknownLanguageGetsEnglishWhateverTheMachineSpeaks() {
    assertThat(DeviceSentences.of("device.online", Locale.FRENCH)).isEqualTo("Ready.");
    assertThat(DeviceSentences.of("device.online", Locale.CHINA)).isEqualTo("就绪。");
  }
}
