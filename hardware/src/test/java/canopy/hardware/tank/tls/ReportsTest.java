package canopy.hardware.tank.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.hardware.tank.AlarmKind;
import canopy.hardware.tank.GaugeDelivery;
import canopy.hardware.tank.TankAlarm;
import canopy.hardware.tank.TankLevel;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in both formats, as the manuals and another simulator write them. */
class ReportsTest {
  private static final DisplayReports PRINTED = new DisplayReports(GaugeUnits.US);
  private static final ComputerReports PACKED = new ComputerReports(GaugeUnits.METRIC);
  private static final String SEVEN =
      "45E18000" + "45E18000" + "461C4000" + "44C80000" + "41200000" + "C1400000" + "41F00000";

  @Test
  void packedInventoryWithNegativeTemperature() throws TlsException {
    ComputerReports.Timed<TankLevel> read = PACKED.inventory("2601221506" + "01&000107" + SEVEN);
    assertThat(read.gaugeTime()).isEqualTo(LocalDateTime.of(2026, 1, 22, 15, 6));
    assertThat(read.rows())
        .containsExactly(
            new TankLevel(
                1,
                "&",
                7_216_000,
                7_216_000,
                10_000_000,
                1_600_000,
                10_000,
                30_000L,
                -12_000,
                new TankLevel.Flags(true, false, false)));
  }

  @Test
  void flagsAreTheLowestThreeBits() throws TlsException {
    assertThat(PACKED.inventory("2601221506" + "011FFF607" + SEVEN).rows().getFirst().flags())
        .isEqualTo(new TankLevel.Flags(false, true, true));
  }

  @Test
  void moreFieldsThanKnownArePassedOverFewerAreNotEnough() throws TlsException {
    String eight = "2601221506" + "011000008" + SEVEN + "00000000" + "022000007" + SEVEN;
    assertThat(PACKED.inventory(eight).rows()).extracting(TankLevel::tank).containsExactly(1, 2);
    String six = "2601221506" + "011000006" + SEVEN.substring(0, 48);
    assertThat(PACKED.inventory(six).rows().getFirst().waterMillilitres()).isNull();
    assertThatThrownBy(() -> PACKED.inventory("2601221506" + "011000001" + "45E18000"))
        .isInstanceOf(TlsException.class);
    assertThatThrownBy(() -> PACKED.inventory("2601221506" + "011000007" + "45E18000"))
        .isInstanceOf(TlsException.class);
  }

  @Test
  void packedDeliveries() throws TlsException {
    String numbers =
        "44960000"
            + "44960000"
            + "00000000"
            + "41A00000" // 1200, 1200, 0, 20
            + "45E18000"
            + "45E18000"
            + "41200000"
            + "41980000" // 7216, 7216, 10, 19
            + "43C80000"
            + "44C80000"; // 400, 1600
    List<GaugeDelivery> read =
        PACKED.deliveries(
            "2601221506"
                + "01100"
                + "02202"
                + "26012114102601211440"
                + "0A"
                + numbers
                + "26002114102601211440"
                + "0A"
                + numbers);
    assertThat(read)
        .containsExactly(
            new GaugeDelivery(
                2,
                LocalDateTime.of(2026, 1, 21, 14, 10),
                LocalDateTime.of(2026, 1, 21, 14, 40),
                new GaugeDelivery.Level(1_200_000, 1_200_000, 400_000, 0, 20_000),
                new GaugeDelivery.Level(7_216_000, 7_216_000, 1_600_000, 10_000, 19_000)));
    assertThat(read.getFirst().riseMillilitres()).isEqualTo(6_016_000);
  }

  @Test
  void packedAlarmsAndUnits() throws TlsException {
    assertThat(ComputerReports.alarms("2601221506" + "0100" + "020203" + "10"))
        .containsExactly(
            new TankAlarm(2, AlarmKind.HIGH_WATER_ALARM, "03"),
            new TankAlarm(2, AlarmKind.HIGH_WATER_WARNING, "10"));
    assertThat(ComputerReports.unitsCode("2601221506" + "201")).isEqualTo('2');
    assertThatThrownBy(() -> ComputerReports.alarms("2601221506" + "01021"))
        .isInstanceOf(TlsException.class);
  }

  /** Layout of manual 576013-635, function 201. */
  @Test
  void printedInventoryOfTheManual() throws TlsException {
    ComputerReports.Timed<TankLevel> read =
        PRINTED.inventory(
            """
            \r
            I20100\r
            JAN 22, 1996    3:06 PM\r
            \r
            STATION HEADER 1....\r
            TANK PRODUCT                VOLUME TC VOLUME   ULLAGE   HEIGHT    WATER     TEMP\r
              1 REGULAR UNLEADED          5329      5413     4699    48.97     0.00    37.39\r
              2 DIESEL 10                  100        99    9900     2.00     0.50   -12.10\r
              3 SUPER                 PROBE OUT\r
            """);
    assertThat(read.gaugeTime()).isEqualTo(LocalDateTime.of(1996, 1, 22, 15, 6));
    assertThat(read.rows())
        .containsExactly(
            new TankLevel(
                1,
                "REGULAR UNLEADED",
                20_172_459,
                20_490_434,
                17_787_650,
                1_243_838,
                0,
                null,
                2_994,
                TankLevel.Flags.NONE),
            new TankLevel(
                2,
                "DIESEL 10",
                378_541,
                374_756,
                37_475_577,
                50_800,
                12_700,
                null,
                -24_500,
                TankLevel.Flags.NONE));
  }

  /** Line ends, dates and columns of another program's gauge, and TC-VOLUME as a TLS-450 has it. */
  @Test
  void printedInventoryOfOtherMakes() throws TlsException {
    String rows =
        "\n  1  SUPER                   4990        5025      1026    74.20      0.63    50.04\n";
    ComputerReports.Timed<TankLevel> read =
        PRINTED.inventory(
            "\nI20100\n11/22/2026 01:09\n\nTANK PRODUCT             VOLUME TC-VOLUME   ULLAGE  "
                + " HEIGHT    WATER     TEMP"
                + rows);
    assertThat(read.gaugeTime()).isEqualTo(LocalDateTime.of(2026, 11, 22, 1, 9));
    assertThat(read.rows()).hasSize(1);
    assertThat(read.rows().getFirst().product()).isEqualTo("SUPER");
    assertThat(read.rows().getFirst().ullageMillilitres()).isEqualTo(3_883_832);
    assertThatThrownBy(() -> PRINTED.inventory("\nI20100\nHELLO" + rows))
        .isInstanceOf(TlsException.class);
  }

  @Test
  void printedDeliveriesInBothOrders() throws TlsException {
    List<GaugeDelivery> older =
        PRINTED.deliveries(
            """
            I20200
            JUL 29, 1997   9:02 AM
            DELIVERY REPORT

            T 1:REGULAR UNLEADED
            INCREASE   DATE / TIME               GALLONS TC GALLONS WATER    TEMP DEG F   HEIGHT
                  END: JUL 28, 1997    3:14 PM       3231      3194   0.00       76.14    48.27
                START: JUL 28, 1997    3:05 PM       1244      1231   0.00       73.89    24.40
               AMOUNT:                               1987      1963
                  END: JUL 25, 1997    2:48 PM       4460      4414   0.00       74.56    63.06
                START: JUL 25, 1997    2:37 PM       1157      1146   0.00       72.85    23.22
               AMOUNT:                               3303      3268
            """);
    assertThat(older)
        .extracting(GaugeDelivery::startedAt)
        .containsExactly(
            LocalDateTime.of(1997, 7, 28, 15, 5), LocalDateTime.of(1997, 7, 25, 14, 37));
    assertThat(older.getFirst().before().volumeMillilitres()).isEqualTo(4_709_052);
    assertThat(older.getFirst().after().heightMicrometres()).isEqualTo(1_226_058);

    List<GaugeDelivery> newer =
        PRINTED.deliveries(
            """
            I20200
            DELIVERY REPORT

            TANK    2:
                                                      Fuel   FuelTC    Water    Fuel      Fuel
                          Date / Time               Volume   Volume   Height    Temp    Height
              START: AUG       6, 2009    2:59 PM     7000     7000     0.00   60.00     63.34
                END: AUG       6, 2009    3:09 PM     9000     9000     0.00   60.00     80.98
             AMOUNT:                                  2000     2000
            """);
    assertThat(newer).hasSize(1);
    assertThat(newer.getFirst().tank()).isEqualTo(2);
    assertThat(newer.getFirst().endedAt()).isEqualTo(LocalDateTime.of(2009, 8, 6, 15, 9));
    assertThat(newer.getFirst().after().temperatureMillidegrees()).isEqualTo(15_556);
  }

  @Test
  void printedDeliveryWithNumberedDates() throws TlsException {
    List<GaugeDelivery> read =
        PRINTED.deliveries(
            """
            T 1:SUPER
            INCREASE   DATE / TIME             GALLONS TC GALLONS WATER  TEMP DEG F  HEIGHT

                  END: 11/22/2026 01:09         4990       5025   0.63      50.04   74.20
                START: 11/22/2026 00:59         3200       3222   0.63      50.04   50.10
               AMOUNT:                          1790       1803
            """);
    assertThat(read).hasSize(1);
    assertThat(read.getFirst().startedAt()).isEqualTo(LocalDateTime.of(2026, 11, 22, 0, 59));
  }

  @Test
  void printedAlarmsMayStandBelowEachOther() {
    assertThat(
            DisplayReports.alarms(
                """
                I20500
                JAN 22, 1996   3:07 PM
                TANK    PRODUCT                 STATUS

                 1     REGULAR UNLEADED        NORMAL
                 2     95 PREMIUM              HIGH WATER ALARM
                                               HIGH WATER WARNING

                 3     DIESEL                  STRANGE THING
                """))
        .containsExactly(
            new TankAlarm(2, AlarmKind.HIGH_WATER_ALARM, "HIGH WATER ALARM"),
            new TankAlarm(2, AlarmKind.HIGH_WATER_WARNING, "HIGH WATER WARNING"),
            new TankAlarm(3, AlarmKind.OTHER, "STRANGE THING"));
  }

  /** Whatever a line does to an answer, it is read or refused; nothing else may come of it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void garbageIsReadOrRefused(long seed) {
    Random random = new Random(seed);
    List<String> good =
        List.of(
            "2601221506" + "011000107" + SEVEN,
            "2601221506" + "0110200",
            "\nI20100\nJAN 22, 1996 3:06 PM\n"
                + "TANK PRODUCT VOLUME TC VOLUME ULLAGE HEIGHT WATER TEMP\n"
                + "  1  SUPER   4990   5025   1026  74.20   0.63   50.04\n",
            "I20200\nT 1:SUPER\n  END: 11/22/2026 01:09  4990 5025 0.63 50.04 74.20\n"
                + "START: JUL 28, 1997  3:05 PM  3200 3222 0.63 50.04 50.10\n",
            "TANK PRODUCT STATUS\n 1   SUPER    HIGH WATER ALARM\n");
    for (int i = 0; i < 4_000; i++) {
      StringBuilder text = new StringBuilder(good.get(random.nextInt(good.size())));
      int changes = random.nextInt(8);
      for (int c = 0; c < changes; c++) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
          case 0 -> text.setCharAt(at, (char) random.nextInt(256));
          case 1 -> text.insert(at, text.substring(0, at));
          case 2 -> text.setCharAt(at, (char) ('0' + random.nextInt(10)));
          default -> text.setLength(Math.max(1, at));
        }
      }
      readEverywhere(text.toString());
    }
    readEverywhere("TANK PRODUCT STATUS\n1 " + "a  ".repeat(30_000));
    readEverywhere("T 1:A\n END: 11/22/2026 01:09" + " 1".repeat(30_000));
  }

  private static void readEverywhere(String text) {
    List<Callable<Object>> readers =
        List.of(
            () -> PACKED.inventory(text),
            () -> PACKED.deliveries(text),
            () -> ComputerReports.alarms(text),
            () -> ComputerReports.unitsCode(text),
            () -> PRINTED.inventory(text),
            () -> PRINTED.deliveries(text),
            () -> DisplayReports.alarms(text),
            () -> TlsEnvelope.data(text, "i20100"));
    for (Callable<Object> reader : readers) {
      assertThatCode(
              () -> {
                try {
                  reader.call();
                } catch (TlsException refused) {
                  // As good an end as being read.
                }
              })
          .as(text)
          .doesNotThrowAnyException();
    }
  }
}
