package canopy.hardware.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.scanner.WedgeDecision.Burst;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The matrix of speeds, terminators and foci that a keyboard-wedge scanner meets. */
class WedgeDetectorTest {
  private static final String CODE = "6901234567892";

  /** A key filter around the detector: what scans came, and what the focused control received. */
  private static final class Screen {
    private final WedgeDetector detector;
    private final List<String> scans = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private long nanos = 1_000_000_000L;

    Screen(WedgeSettings settings) {
      detector = new WedgeDetector(settings);
    }

    /** Advances the clock, firing the timer when it is due, as a live screen would. */
    Screen idle(long millis) {
      long until = nanos + millis * 1_000_000;
      while (detector.dueNanos().isPresent() && detector.dueNanos().getAsLong() <= until) {
        nanos = Math.max(nanos, detector.dueNanos().getAsLong());
        apply(detector.silence(nanos), '\0');
      }
      nanos = until;
      return this;
    }

    /** Advances the clock on a frozen screen: timers come late. */
    Screen frozen(long millis) {
      nanos += millis * 1_000_000;
      return this;
    }

    Screen keys(String text, int gapMillis) {
      for (int i = 0; i < text.length(); i++) {
        if (i > 0) {
          idle(gapMillis);
        }
        apply(detector.typed(text.charAt(i), nanos), text.charAt(i));
      }
      return this;
    }

    private void apply(WedgeDecision decision, char key) {
      switch (decision) {
        case WedgeDecision.Pass pass -> {}
        case WedgeDecision.Hold hold -> {}
        case WedgeDecision.Burst burst -> scans.add(burst.code());
        case WedgeDecision.Replay replay -> field.append(replay.text());
      }
      if (!decision.consumesKey() && key != '\0') {
        field.append(key);
      }
    }
  }

  private static Screen screen() {
    return new Screen(WedgeSettings.STANDARD);
  }

  @ParameterizedTest
  @CsvSource({
    "5,CR", "5,TAB", "5,NONE", "15,CR", "15,TAB", "15,NONE", "30,CR", "30,TAB", "30,NONE"
  })
  void takesScannerSpeedsForAScanWithAnyEnd(int gapMillis, String end) {
    String tail = end.equals("CR") ? "\r" : end.equals("TAB") ? "\t" : "";
    Screen screen = screen().keys(CODE + tail, gapMillis).idle(500);
    assertThat(screen.scans).containsExactly(CODE);
    assertThat(screen.field).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 110, 200})
  void takesSlowKeysForTypingAndLosesNone(int gapMillis) {
    Screen screen = screen().keys(CODE + "\r", gapMillis).idle(500);
    assertThat(screen.scans).isEmpty();
    assertThat(screen.field).hasToString(CODE + "\r");
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 30, 60, 90})
  void prefixBeatsTimingAndLength(int gapMillis) {
    Screen screen = new Screen(WedgeSettings.STANDARD.withPrefix("~"));
    screen.keys("~A1\r", gapMillis).idle(500);
    assertThat(screen.scans).containsExactly("A1");
    assertThat(screen.field).isEmpty();
  }

  @Test
  void acceptsAControlCharacterAsPrefix() {
    Screen screen = new Screen(WedgeSettings.STANDARD.withPrefix("\u0002"));
    assertThat(screen.keys("\u0002AB\r", 5).scans).containsExactly("AB");
  }

  @Test
  void bareEnterIsNeverAScan() {
    Screen screen = screen().keys("\r", 0).idle(500);
    assertThat(screen.scans).isEmpty();
    assertThat(screen.field).hasToString("\r");
  }

  @Test
  void shortFastKeysWithEnterGoToTheFieldInOrder() {
    Screen screen = screen().keys("12345\r", 5);
    assertThat(screen.scans).isEmpty();
    assertThat(screen.field).hasToString("12345\r");
  }

  @Test
  void separatesTwoScans150MillisApart() {
    Screen screen = screen().keys(CODE, 5).idle(150).keys("4006381333931", 5).idle(500);
    assertThat(screen.scans).containsExactly(CODE, "4006381333931");
  }

  @Test
  void separatesTwoScansOnAFrozenScreen() {
    Screen screen = screen().keys(CODE, 5).frozen(150).keys("4006381333931\r", 5);
    assertThat(screen.scans).containsExactly(CODE, "4006381333931");
  }

  /** The page that was left or opened keeps the thread busy while the scanner types on. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 7})
  void aCodeIsWholeThoughTheScreenStoodStillInsideIt(int before) {
    Screen screen = screen().keys(CODE.substring(0, before), 5).frozen(700);
    screen.keys(CODE.substring(before) + "\r", 5).idle(500);
    assertThat(screen.scans).containsExactly(CODE);
    assertThat(screen.field).isEmpty();
  }

  /** The timer comes before the keys that waited behind it. */
  @Test
  void aTimerThatComesLateLetsTheWaitingKeysGoFirst() {
    Screen screen = screen().keys("69", 5).frozen(400);
    assertThat(screen.detector.silence(screen.nanos)).isInstanceOf(WedgeDecision.Pass.class);
    screen.keys(CODE.substring(2) + "\r", 5).idle(500);
    assertThat(screen.scans).containsExactly(CODE);
    assertThat(screen.field).isEmpty();
  }

  @Test
  void whatAPersonTypesOnAFrozenScreenIsOnlyLate() {
    Screen screen = screen().keys("mil", 120).frozen(900);
    screen.keys("k and bread", 120).idle(500);
    assertThat(screen.scans).isEmpty();
    assertThat(screen.field).hasToString("milk and bread");
  }

  /** A screen that stands still again and again does not keep characters for ever. */
  @Test
  void charactersAreNotKeptForEver() {
    Screen screen = screen().keys("a", 0);
    for (int i = 0; i < 10 && screen.detector.holding(); i++) {
      screen.frozen(400).apply(screen.detector.silence(screen.nanos), '\0');
    }
    assertThat(screen.field).hasToString("a");
  }

  @Test
  void survivesOneHiccupOfTheScannerInsideACode() {
    Screen screen = screen().keys("6901", 5).idle(80).keys("234567892\r", 5).idle(500);
    assertThat(screen.scans).containsExactly(CODE);
    assertThat(screen.field).isEmpty();
  }

  @Test
  void typingBeforeAScanStaysInTheFieldAndTheScanIsWhole() {
    Screen screen = screen().keys("milk", 120).idle(300).keys(CODE + "\r", 8);
    assertThat(screen.field).hasToString("milk");
    assertThat(screen.scans).containsExactly(CODE);
  }

  @Test
  void wordsBunchedByABusyScreenAreNotAScanWithoutEnter() {
    Screen screen = screen().keys("chocolate", 1).idle(500);
    assertThat(screen.scans).isEmpty();
    assertThat(screen.field).hasToString("chocolate");
  }

  @Test
  void enterOfAScanMustNotPressTheDefaultButton() {
    Screen screen = screen().keys(CODE, 5);
    assertThat(screen.detector.endsBurst(screen.nanos + 5_000_000)).isTrue();
    assertThat(screen().keys("12", 5).detector.endsBurst(1_010_000_000L)).isFalse();
    assertThat(screen().detector.endsBurst(0)).isFalse();
  }

  @Test
  void turnsLettersBackUnderCapsLock() {
    Screen screen = screen();
    screen.detector.setCapsLock(true);
    assertThat(screen.keys("m:aBC123\r", 5).scans).containsExactly("M:Abc123");
  }

  @Test
  void readsDigitsOfAnAzertyLayout() {
    Screen screen = new Screen(WedgeSettings.STANDARD.withRepair(WedgeSettings.AZERTY_DIGITS));
    assertThat(screen.keys("-çà&é\"'(-è_çé\r", 5).scans).containsExactly(CODE);
    assertThat(screen.keys("ABC-123\r", 5).scans).containsExactly(CODE, "ABC-123");
  }

  @Test
  void azertyScanWithoutTerminatorIsJudgedAfterRepair() {
    Screen screen = new Screen(WedgeSettings.STANDARD.withRepair(WedgeSettings.AZERTY_DIGITS));
    assertThat(screen.keys("-çà&é\"'(-è_çé", 5).idle(500).scans).containsExactly(CODE);
  }

  @Test
  void withholdsAKeyNoLongerThanTheSilence() {
    Screen screen = screen().keys("a", 0).idle(60);
    assertThat(screen.field).hasToString("a");
    assertThat(screen.detector.holding()).isFalse();
    assertThat(screen.detector.dueNanos()).isEmpty();
  }

  @Test
  void endlessInputIsHandedBackInsteadOfGrowing() {
    Screen screen = screen().keys("9".repeat(5_000) + "\r", 1);
    assertThat(screen.field.length()).isGreaterThanOrEqualTo(4_096);
  }

  @Test
  void backspaceRightAfterALetterKeepsTheOrder() {
    assertThat(screen().keys("a\b", 5).field).hasToString("a\b");
  }

  @Test
  void theSymbologyInFrontMakesNoWordOfANumber() {
    assertThat(screen().keys("]E06901234567892", 5).idle(500).scans)
        .containsExactly("]E06901234567892");
    assertThat(screen().keys("]E0690123", 5).idle(500).scans).isEmpty();
  }

  /** The limits themselves are still a scanner's; a hair above them is a person. */
  @ParameterizedTest
  @CsvSource({"35, true", "36, false"})
  void aMeanGapAtTheLimitIsAScan(int gapMillis, boolean scan) {
    Screen screen = screen().keys(CODE + "\r", gapMillis).idle(500);
    assertThat(screen.scans).hasSize(scan ? 1 : 0);
    assertThat(screen.field.length()).isEqualTo(scan ? 0 : CODE.length() + 1);
  }

  @ParameterizedTest
  @CsvSource({"99, true", "101, false"})
  void aSingleGapBelowTheLimitIsStillInsideACode(int gapMillis, boolean whole) {
    Screen screen = screen().keys("690123", 5).idle(gapMillis).keys("4567892\r", 5).idle(500);
    assertThat(screen.scans.contains(CODE)).isEqualTo(whole);
  }

  @Test
  void keepsGroupSeparatorsOfGs1Codes() {
    assertThat(screen().keys("0106901234567892\u001d10A\r", 5).scans)
        .containsExactly("0106901234567892\u001d10A");
  }

  @Test
  void neverPrintsTheCode() {
    assertThat(new Burst("134567890123456789", true).toString()).doesNotContain("1345");
  }
}
