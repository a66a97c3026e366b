package canopy.till.station.details;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.station.Devices.KeyboardScanner;
import canopy.till.ui.Language;
import canopy.till.ui.Notice;
import canopy.till.ui.Texts;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits with which a till could not be worked any more are refused with a sentence. */
class TypedScannerTest {
  private static TypedScanner usualBut(ScannerField field, String text) {
    Map<ScannerField, String> typed = new EnumMap<>(ScannerField.class);
    for (ScannerField each : ScannerField.values()) {
      typed.put(each, TypedScanner.written(KeyboardScanner.USUAL, each));
    }
    typed.put(field, text);
    return new TypedScanner(typed);
  }

  private static String wrong(ScannerField field, String text) {
    return usualBut(field, text).wrong(new Texts(Language.ENGLISH)).map(Notice::key).orElse("");
  }

  @Test
  void theUsualOnesAreRight() {
    TypedScanner usual = usualBut(ScannerField.PREFIX, "");
    assertThat(usual.wrong(new Texts(Language.ENGLISH))).isEmpty();
    assertThat(usual.scanner()).isEqualTo(KeyboardScanner.USUAL);
  }

  @ParameterizedTest
  @CsvSource({
    "LENGTH, 3, details.scanner.bounds",
    "LENGTH, 21, details.scanner.bounds",
    "LENGTH, six, details.scanner.bounds",
    "LENGTH, '', details.scanner.bounds",
    "MEAN_GAP, 4, details.scanner.bounds",
    "MEAN_GAP, 101, details.scanner.bounds",
    "MAX_GAP, 34, details.scanner.order",
    "MAX_GAP, 251, details.scanner.bounds",
    "SILENCE, 19, details.scanner.bounds",
    "SILENCE, 99999999999, details.scanner.bounds",
    "PREFIX, 7, details.scanner.badprefix",
    "PREFIX, a~, details.scanner.badprefix",
    "PREFIX, ~~~~~, details.scanner.badprefix",
    "PREFIX, '~ ~', details.scanner.badprefix",
    "LENGTH, 8, ''",
    "MAX_GAP, 35, ''",
    "PREFIX, ~, ''",
    "PREFIX, §$, ''",
  })
  void boundsHold(ScannerField field, String text, String key) {
    assertThat(wrong(field, text)).isEqualTo(key);
  }
}
