package canopy.till.payment.bill;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.BillAnswer;
import canopy.core.bill.BillCheck;
import canopy.core.state.TillState;
import canopy.till.loop.TillSnapshot;
import canopy.till.loop.Trouble;
import canopy.till.payment.BillCall;
import canopy.till.payment.PayBook;
import canopy.till.ui.Notice;
import canopy.till.ui.PictureTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that a person chooses, and what is said where there is no bill. */
class BillFetchTest extends PictureTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final BillChannel PLATE = new BillChannel("plate", "Plate", false);

  @TempDir Path folder;
  private final BlockingQueue<Object> news = new LinkedBlockingQueue<>();

  private Object read(Path file) throws Exception {
    onFx(
        () -> {
          BillModel model = new BillModel();
          model.zone.set(ZoneOffset.ofHours(8));
          TillSnapshot till =
              new TillSnapshot(TillState.initial("CNY"), null, PayBook.cola(), DAY, Trouble.NONE);
          BillController.Sources sources =
              new BillController.Sources(() -> till, null, null, seq -> {}, Runnable::run);
          new BillFetch(sources, model, news::add, news::add).read(PLATE, DAY, file);
          return true;
        });
    return news.poll(60, TimeUnit.SECONDS);
  }

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("bank.csv"), text);
  }

  @Test
  void aFileIsReadAndNamedByItsDigest() throws Exception {
    Path file = file("kind,order,amount,time\npayment,A1,3.50,2026-11-21 12:00:00\n");
    BillFetch.Got got = (BillFetch.Got) read(file);
    assertThat(got.bill().channel()).isEqualTo("plate");
    assertThat(got.bill().day()).isEqualTo(DAY);
    assertThat(got.bill().items()).hasSize(1);
    assertThat(got.bill().stated()).isNull();
    assertThat(got.origin()).isEqualTo(BillCheck.Origin.IMPORTED);
    assertThat(got.file()).matches("bank\\.csv sha256:[0-9a-f]{64}");
  }

  @Test
  void aDayThatGoesOnHasNoBill() {
    BillModel model = new BillModel();
    model.zone.set(ZoneOffset.ofHours(8));
    model.day.set(DAY);
    assertThat(model.isOver(Instant.parse("2026-11-21T15:59:59Z"))).isFalse();
    assertThat(model.isOver(Instant.parse("2026-11-21T16:00:00Z"))).isTrue();
  }

  @Test
  void saysWhatIsWrongWithAFile() throws Exception {
    assertThat(read(file("kind,order,amount,time\npayment,A1,x,2026-11-21 12:00:00\n")))
        .isEqualTo(Notice.of(Notice.Level.REFUSED, "bills.bad.bad-value", "2", "x"));
    assertThat(read(file("id,name\n")))
        .isEqualTo(Notice.of(Notice.Level.REFUSED, "bills.bad.not-a-bill", "0", ""));
    assertThat(read(folder.resolve("gone.csv")))
        .isEqualTo(Notice.of(Notice.Level.REFUSED, "bills.nofile"));
  }

  @ParameterizedTest
  @CsvSource({
    "STATEMENT_CREATING, bills.notyet",
    "isp.bill_not_exist, bills.notyet",
    "TIME_OUT, bills.offline",
    "TOO_SLOW, bills.offline",
    "DIGEST, bills.untrusted",
    "NOT_UNDERSTOOD, bills.untrusted",
    "NO_AUTH, bills.refused",
    BillCall.CANCELLED + ", bills.stopped",
  })
  void saysWhyThereIsNoBill(String code, String key) {
    assertThat(BillSentences.of(new BillAnswer.None(code, "message")).key()).isEqualTo(key);
  }
}
