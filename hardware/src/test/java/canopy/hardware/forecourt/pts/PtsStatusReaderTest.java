package canopy.hardware.forecourt.pts;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.forecourt.Fill;
import canopy.hardware.forecourt.FillDoubt;
import canopy.hardware.forecourt.FillLimit;
import canopy.hardware.forecourt.Metered;
import canopy.hardware.forecourt.Totaliser;
import canopy.hardware.forecourt.pts.wire.PtsAnswer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

/** The examples of the specification R129, as printed there. */
class PtsStatusReaderTest {
  private final PtsStatusReader reader = new PtsStatusReader("c", new PtsNumbers(2));

  @Test
  void readsTheExampleOfSection112() throws Exception {
    PtsStatus.Idle idle =
        (PtsStatus.Idle)
            read(
                "PumpIdleStatus",
                """
                {"Pump":1,"NozzleUp":2,"Nozzle":2,"Transaction":135,"Request":"PumpAuthorize",
                 "OrderedNozzle":1,"OrderedType":"Amount","OrderedDose":25.00,"User":"admin",
                 "LastDateTimeStart":"2019-05-19T12:44:01","LastDateTime":"2019-05-19T12:47:11",
                 "LastNozzle":2,"LastTransaction":3,"LastVolume":5.00,"LastPrice":2.50,
                 "LastAmount":12.50,"LastTotalVolume":15.99,"LastTotalAmount":27.87,
                 "LastUser":"PTS","LastReceivedTotalNozzle":2,"LastReceivedTotalVolume":15.99,
                 "LastReceivedTotalAmount":27.87,"LastFlowRate":27}
                """);
    assertThat(idle.armed().transaction()).isEqualTo(135);
    assertThat(idle.armed().nozzles()).containsExactly(1);
    assertThat(idle.armed().limit()).isEqualTo(new FillLimit.Amount(2_500));
    assertThat(idle.user()).isEqualTo("admin");
    assertThat(idle.last().key().text()).isEqualTo("c/1/3/2019-05-19T12:47:11");
    assertThat(idle.last().origin().user()).isEmpty();
    assertThat(idle.last().totaliser()).isEqualTo(new Totaliser(15_990, 2_787));
  }

  @Test
  void readsTheExampleOfSection113() throws Exception {
    PtsStatus.Filling filling =
        (PtsStatus.Filling)
            read(
                "PumpFillingStatus",
                """
                {"Pump":1,"Nozzle":2,"Volume":1.34,"TCVolume":1.33,"Price":2.50,"Amount":12.50,
                 "Transaction":37,"DateTimeStart":"2019-05-19T12:44:01","FlowRate":27,
                 "IsSuspended":false,"OrderedType":"Amount","OrderedDose":25.00,"User":"admin"}
                """);
    assertThat(filling.running()).isEqualTo(new Metered(1_340, 1_250, 2_500));
    assertThat(filling.transaction()).isEqualTo(37);
    assertThat(filling.suspended()).isFalse();
  }

  @Test
  void readsTheExampleOfSection114WithItsTypingError() throws Exception {
    PtsStatus.Ended ended =
        (PtsStatus.Ended)
            read(
                "PumpEndOfTransactionStatus",
                """
                {"Pump":1,"Nozzle":2,"Volume":5.00,"TCVolume":4.98,"Price":2.50,"Amount":12.50,
                 "Transaction":3,"TotalVolume":15.99,"TotalAmount":27.87,
                 "DateTimeStart":"2019-05-19T12:44:01","DateTime":"2019-05-19T12:47:11",
                 "NozzleUp":0,"FlowRate":27,"OrderedTypeAmount":"Amount","OrderedDose":25.00,
                 "User":"admin"}
                """);
    Fill fill = ended.fill();
    assertThat(ended.limit()).isEqualTo(new FillLimit.Amount(2_500));
    assertThat(fill.metered()).isEqualTo(new Metered(5_000, 1_250, 2_500));
    assertThat(fill.doubts()).isEmpty();
    assertThat(fill.totaliser()).isEqualTo(new Totaliser(15_990, 2_787));
  }

  @Test
  void flagsAnAmountThatIsNotVolumeTimesPriceAndKeepsIt() throws Exception {
    PtsStatus.Ended ended =
        (PtsStatus.Ended)
            read(
                "PumpEndOfTransactionStatus",
                """
                {"Pump":1,"Nozzle":2,"Volume":5.00,"Price":2.50,"Amount":13.50,"Transaction":3,
                 "User":"PTS"}
                """);
    assertThat(ended.fill().metered().amountMinor()).isEqualTo(1_350);
    assertThat(ended.fill().doubts())
        .containsExactlyInAnyOrder(FillDoubt.AMOUNT_NOT_VOLUME_TIMES_PRICE, FillDoubt.NO_TIME);
  }

  @Test
  void anErrorOrAnotherPumpsAnswerIsUnreadable() throws Exception {
    assertThat(reader.read(1, PtsAnswer.NONE)).isInstanceOf(PtsStatus.Unreadable.class);
    assertThat(read("PumpIdleStatus", "{\"Pump\":2}")).isInstanceOf(PtsStatus.Unreadable.class);
    assertThat(read("PumpHologram", "{\"Pump\":1}")).isInstanceOf(PtsStatus.Aside.class);
  }

  private PtsStatus read(String type, String data) throws Exception {
    JsonMapper mapper =
        JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    return reader.read(1, new PtsAnswer(type, 0, mapper.readTree(data)));
  }
}
