package canopy.hardware.tank.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.hardware.line.LineAddress;
import canopy.hardware.tank.AlarmKind;
import canopy.hardware.tank.TankLevel;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes and numbers out of the manuals and of other people's programs. */
class TlsVectorsTest {

  @ParameterizedTest
  @CsvSource({
    "i101002312301342020402&&, FB3B", // A real answer: tank 2, delivery needed.
    "9999, FF1B", // What a gauge says to a question that it does not know; manual, 5.0.
  })
  void checksums(String message, String sum) {
    assertThat(TlsEnvelope.checksum(TlsEnvelope.SOH + message)).isEqualTo(sum);
  }

  @Test
  void takesTheEnvelopeOffOnlyWhenTheSumIsRight() throws TlsException {
    assertThat(TlsEnvelope.data("i101002312301342020402&&FB3B", "i10100"))
        .isEqualTo("2312301342020402");
    assertThatThrownBy(() -> TlsEnvelope.data("i101002312301342020402&&FB3C", "i10100"))
        .isInstanceOf(TlsException.class);
    assertThatThrownBy(() -> TlsEnvelope.data("i101002312301342020403&&FB3B", "i10100"))
        .isInstanceOf(TlsException.class);
    assertThatThrownBy(() -> TlsEnvelope.data("i10100", "i10100")).isInstanceOf(TlsException.class);
  }

  /** A whole answer of the reference: 20,174.5 l at 21.6 degrees over 12.4 mm of water. */
  @Test
  void readsAWholeAnswerWithItsSum() throws TlsException {
    String frame =
        "i201002611220930011000007469D9D00469CF66646198600449B799A4146666641ACCCCD42040000&&EE7C";
    ComputerReports.Timed<TankLevel> read =
        new ComputerReports(GaugeUnits.METRIC).inventory(TlsEnvelope.data(frame, "i20100"));
    assertThat(read.gaugeTime()).isEqualTo(LocalDateTime.of(2026, 11, 22, 9, 30));
    assertThat(read.rows())
        .containsExactly(
            new TankLevel(
                1,
                "1",
                20_174_500,
                20_091_199,
                9_825_500,
                1_243_800,
                12_400,
                33_000L,
                21_600,
                TankLevel.Flags.NONE));
    assertThatThrownBy(() -> TlsEnvelope.data(frame.replace("&&", "&"), "i20100"))
        .isInstanceOf(TlsException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "45E18000, 7216",
    "3F800000, 1",
    "461C4000, 10000",
    "00000000, 0",
    "C1400000, -12",
    "C2C80000, -100",
    "40490FDB, 3.1415927410125732421875",
  })
  void floatsAreTakenExactly(String digits, BigDecimal value) throws TlsException {
    assertThat(GaugeNumber.ofHex(digits)).isEqualByComparingTo(value);
  }

  /** The negative ones of the manual, 6.3.2, which it gives with five digits. */
  @ParameterizedTest
  @CsvSource({"B8D1B717, -0.0001", "C2C7FAE1, -99.99"})
  void negativeFloatsOfTheManual(String digits, BigDecimal value) throws TlsException {
    assertThat(GaugeNumber.ofHex(digits).subtract(value).abs())
        .isLessThan(new BigDecimal("0.00001"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7FC00000", "7F800000", "FF800000", "7F000000", "45E1800G", "-5E18000"})
  void whatIsNoNumberIsRefused(String digits) {
    assertThatThrownBy(() -> GaugeNumber.ofHex(digits)).isInstanceOf(TlsException.class);
  }

  @ParameterizedTest
  @CsvSource({"5329, 5329", "-12.10, -12.10", "'37,39', 37.39", "+0.50, 0.50", "-0, 0", "48., 48"})
  void printedNumbersHaveAPointOrAComma(String text, BigDecimal value) throws TlsException {
    assertThat(GaugeNumber.ofText(text)).isEqualByComparingTo(value);
  }

  /** The third would take longer to round than anybody waits. */
  @ParameterizedTest
  @ValueSource(strings = {"1E3", "1E9", "1E-99999999", "", ".", "-", "1.2.3", "#####", "10000001"})
  void whatIsNoPrintedNumberIsRefused(String text) {
    assertThatThrownBy(() -> GaugeNumber.ofText(text)).isInstanceOf(TlsException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "METRIC, 7216, 7216000",
    "METRIC, 0.0005, 1",
    "METRIC, -0.0005, -1",
    "METRIC, 0.00049, 0",
    "US, 7216, 27315531",
    "US, 1, 3785",
    "IMPERIAL, 1, 4546",
  })
  void volumesAreRoundedAwayFromZero(GaugeUnits units, BigDecimal volume, long millilitres) {
    assertThat(units.millilitres(volume)).isEqualTo(millilitres);
  }

  @ParameterizedTest
  @CsvSource({
    "METRIC, -12.0, -12000",
    "METRIC, -0.0005, -1",
    "US, 32, 0",
    "US, -40, -40000",
    "US, 59, 15000",
    "US, 37.39, 2994",
  })
  void temperaturesMayBeNegative(GaugeUnits units, BigDecimal told, long millidegrees) {
    assertThat(units.millidegrees(told)).isEqualTo(millidegrees);
  }

  @Test
  void inchesAndMillimetresBecomeMicrometres() {
    assertThat(GaugeUnits.US.micrometres(new BigDecimal("48.97"))).isEqualTo(1_243_838);
    assertThat(GaugeUnits.METRIC.micrometres(new BigDecimal("1243.8"))).isEqualTo(1_243_800);
  }

  @ParameterizedTest
  @CsvSource({
    "'JAN 22, 1996   3:06 PM', 1996-01-22T15:06",
    "'AUG       6, 2009    2:59 PM', 2009-08-06T14:59",
    "'JUL 29, 1997  12:02 AM', 1997-07-29T00:02",
    "'JUL 29, 1997  12:02 PM', 1997-07-29T12:02",
    "'11/22/2026 01:09', 2026-11-22T01:09",
  })
  void bothFormsOfDates(String text, LocalDateTime time) {
    assertThat(GaugeDates.find(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "FOO 22, 1996 3:06 PM", "13/22/2026 01:09", "JAN 32, 1996 3:06 PM"})
  void noDateIsNoFault(String text) {
    assertThat(GaugeDates.find(text)).isNull();
  }

  @Test
  void questionsHaveNoLineEndAndTheSecurityCodeInFront() {
    assertThat(TlsEnvelope.question("", "i20100"))
        .isEqualTo("\u0001i20100".getBytes(StandardCharsets.US_ASCII));
    assertThat(TlsEnvelope.question("123456", "I20500"))
        .isEqualTo("\u0001123456I20500".getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @CsvSource({
    "tcp:192.0.2.7, tcp:192.0.2.7:10001",
    "tcp:192.0.2.7:4001, tcp:192.0.2.7:4001",
    "tcp:[2001:db8::7], tcp:[2001:db8::7]:10001",
    "tcp:gauge, tcp:gauge:10001",
  })
  void portTenThousandAndOneUnlessToldOtherwise(String given, String address) {
    assertThat(TlsSettings.address(given).text()).isEqualTo(address);
  }

  @Test
  void aSecurityCodeHasSixCharacters() {
    assertThatThrownBy(
            () ->
                new TlsSettings(
                    new LineAddress.None(), GaugeUnits.METRIC, "12345", TlsTimes.STANDARD))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "HIGH WATER ALARM, HIGH_WATER_ALARM",
    "TANK HIGH WATER WARNING, HIGH_WATER_WARNING",
    "INVALID FUEL LEVEL, INVALID_FUEL_LEVEL_ALARM",
    "PROBE OUT, PROBE_OUT_ALARM",
    "MAX PRODUCT ALARM, MAXIMUM_PRODUCT_ALARM",
    "DELIVERY NEEDED, DELIVERY_NEEDED_WARNING",
    "SUDDEN LOSS ALARM, SUDDEN_LOSS_ALARM",
    "SOMETHING NEW, OTHER",
    "L, OTHER",
  })
  void wordsOfAlarms(String words, AlarmKind kind) {
    assertThat(AlarmKind.ofWords(words)).isEqualTo(kind);
  }

  @Test
  void numbersOfAlarms() {
    assertThat(AlarmKind.ofNumber(3)).isEqualTo(AlarmKind.HIGH_WATER_ALARM);
    assertThat(AlarmKind.ofNumber(29)).isEqualTo(AlarmKind.GROSS_LINE_LEAK_ALARM);
    assertThat(AlarmKind.ofNumber(30)).isEqualTo(AlarmKind.OTHER);
    assertThat(AlarmKind.ofNumber(0)).isEqualTo(AlarmKind.OTHER);
  }
}
