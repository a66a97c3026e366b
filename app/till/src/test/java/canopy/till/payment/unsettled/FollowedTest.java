package canopy.till.payment.unsettled;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Names;
import canopy.core.command.PaymentCommand;
import canopy.core.event.PaymentEvent;
import canopy.core.payment.Mode;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Sounds;
import canopy.till.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whatever is done about an unsettled payment, the list says what became of it. */
class FollowedTest {
  private final UnsettledStation station = new UnsettledStation();
  private final Texts texts = new Texts(Language.ENGLISH);
  private final List<Notice> said = new ArrayList<>();
  private final Followed followed =
      new Followed(new Look(texts, Formats.yuan(), Sounds.silent()), said::add);

  @Test
  void questionWithoutAnAnswerIsNotLeftHanging() {
    station.begins(Mode.CODE);
    followed.asked(row(), station.now);
    assertThat(last()).contains("Asking about");
    station.passes(Followed.PATIENCE.minusSeconds(1));
    look();
    assertThat(said).hasSize(1);
    station.passes(Followed.PATIENCE);
    look();
    look();
    assertThat(said).hasSize(2);
    assertThat(last()).contains("nothing new yet");
  }

  @Test
  void answerThatChangesThePaymentIsSaid() {
    station.begins(Mode.CODE);
    followed.asked(row(), station.now);
    station.happens(
        new PaymentEvent.Escalated(
            UnsettledStation.OUT_NO, PaymentCommand.Escalate.BY_CASHIER, null));
    look();
    assertThat(last()).contains("somebody must decide");
    assertThat(said.getLast().level()).isEqualTo(Notice.Level.WARNING);
  }

  @Test
  void answerThatComesLateIsSaidToo() {
    station.begins(Mode.CODE);
    followed.asked(row(), station.now);
    station.passes(Followed.PATIENCE);
    look();
    station.happens(
        new PaymentEvent.PaidLate(
            UnsettledStation.OUT_NO, "4200", UnsettledStation.PRICE, "", station.now));
    look();
    assertThat(last()).contains("Paid after it had been given up");
  }

  @Test
  void takenBackIsSaidAtOnceAndItsEndLater() {
    station.begins(Mode.CODE);
    UnsettledRow before = row();
    station.does(new PaymentCommand.Stop(UnsettledStation.OUT_NO));
    followed.done(before, Deed.TAKE_BACK, station.rows(), station.snapshot());
    int told = said.size();
    assertThat(told).isEqualTo(1);
    look();
    assertThat(said).as("nothing twice").hasSize(told);
  }

  @Test
  void writtenOffSaysSo() {
    station.begins(Mode.CODE);
    followed.done(row(), Deed.WRITE_OFF, List.of(), station.snapshot());
    assertThat(last()).contains("written off");
  }

  @Test
  void takenBackSaysThatNothingWasCharged() {
    station.begins(Mode.CODE);
    UnsettledRow before = row();
    followed.asked(before, station.now);
    station.happens(new PaymentEvent.Reversed(UnsettledStation.OUT_NO, "REVOKED"));
    look();
    assertThat(last()).contains("taken back, nothing was charged");
  }

  @Test
  void refusedSaysThatNothingWasCharged() {
    station.begins(Mode.CODE);
    followed.asked(row(), station.now);
    station.happens(new PaymentEvent.Declined(UnsettledStation.OUT_NO, "NOTENOUGH"));
    look();
    assertThat(last()).contains("not paid, nothing was charged");
  }

  @Test
  void whatIsGoneFromTheListIsSettled() {
    station.begins(Mode.CODE);
    followed.asked(row(), station.now);
    followed.look(List.of(), station.snapshot(), station.now);
    assertThat(last()).contains("no longer open");
    followed.look(List.of(), station.snapshot(), station.now);
    assertThat(said).hasSize(2);
  }

  /** The language may change while the sentence stands. */
  @Test
  void theWalletIsNamedInTheLanguageThatIsSpokenNow() {
    station.begins(Mode.CODE);
    UnsettledRow row = row();
    Names kind = new Names("微信支付", "WeChat Pay", "Pago WeChat");
    followed.asked(named(row, kind), station.now);
    Notice notice = said.getLast();
    var shown = texts.bound(notice.key(), notice.arguments().toArray());
    assertThat(shown.get()).contains("WeChat Pay", "3.50");
    texts.speak(Language.SPANISH);
    assertThat(shown.get()).contains("Pago WeChat", "3.50");
    texts.speak(Language.CHINESE);
    assertThat(shown.get()).contains("微信支付").doesNotContain("WeChat");
  }

  private static UnsettledRow named(UnsettledRow row, Names kind) {
    return new UnsettledRow(
        row.id(),
        row.refundNo(),
        row.orderNo(),
        row.saleId(),
        kind,
        row.amountMinor(),
        row.statedMinor(),
        row.ageSeconds(),
        row.doing(),
        row.next(),
        row.forcibleInSeconds(),
        row.reason(),
        row.deeds());
  }

  private UnsettledRow row() {
    return Objects.requireNonNull(station.row());
  }

  private void look() {
    followed.look(station.rows(), station.snapshot(), station.now);
  }

  private String last() {
    Notice notice = said.getLast();
    return texts.text(notice.key(), notice.arguments().toArray());
  }
}
