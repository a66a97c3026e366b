package canopy.till.payment.unsettled;

import canopy.core.barcode.CodeReader;
import canopy.core.barcode.ScannedCode;
import canopy.core.command.Command;
import canopy.core.command.PaymentCommand;
import canopy.core.command.SaleCommand;
import canopy.core.payment.PayMethod;
import canopy.core.sale.Sale;
import canopy.core.state.PaymentBook;
import canopy.core.tender.Tender;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.payment.PaymentDesk;
import canopy.till.payment.ScanSettings;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.Tone;
import canopy.till.ui.control.HeaderModel;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.manage.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the unsettled payments and does what the person at the till decides. FX thread. */
public final class UnsettledController implements UnsettledActions {
  private final Surroundings around;
  private final Look look;
  private final Requests requests;
  private final PaymentDesk desk;
  private final CodeReader codes;
  private final Clock clock;
  private final String cash;
  private final UnsettledModel model = new UnsettledModel();
  private final UnsettledScreen screen;
  private final Followed followed;
  private @Nullable TillSnapshot shown;

  /**
   * @param settings tell payment codes from a channel's numbers
   * @param cash the tender kind of what the drawer holds
   */
  public UnsettledController(
      Surroundings around,
      Requests requests,
      PaymentDesk desk,
      ScanSettings settings,
      String cash,
      Clock clock) {
    this.around = around;
    this.look = around.look();
    this.requests = requests;
    this.desk = desk;
    this.codes = new CodeReader(settings.codeRules());
    this.clock = clock;
    this.cash = cash;
    this.screen = new UnsettledScreen(around, model, this);
    this.followed = new Followed(look, model.notice::set);
  }

  public Screen screen() {
    return screen;
  }

  /** What the badge in the header counts, whether or not anybody has looked at them yet. */
  public static void count(HeaderModel header, TillSnapshot snapshot) {
    PaymentBook book = snapshot.state().payments();
    header.unsettled.set(book.unsettled().size() + book.unsettledRefunds().size());
  }

  /** Shows what is unsettled now, and nothing of what was said or asked before. */
  public void open(TillSnapshot snapshot) {
    cancel();
    followed.forget();
    model.notice.set(null);
    UnsettledRow before = model.chosen.get();
    model.chosen.set(null); // Nobody's finger is on a key: they are laid out anew.
    show(snapshot, before);
  }

  /** Shows what is unsettled now; also to be called once a second, for the ages. */
  public void show(TillSnapshot snapshot) {
    show(snapshot, model.chosen.get());
  }

  private void show(TillSnapshot snapshot, @Nullable UnsettledRow before) {
    shown = snapshot;
    Instant now = clock.instant();
    List<UnsettledRow> rows = new UnsettledRows(snapshot, now).all();
    followed.look(rows, snapshot, now);
    UnsettledRow first = rows.isEmpty() ? null : rows.getFirst();
    UnsettledRow chosen =
        rows.stream()
            .filter(row -> before != null && row.id().equals(before.id()))
            .findFirst()
            .orElse(first);
    if (!stillAsked(before, chosen)) {
      cancel();
    }
    model.rows.set(rows);
    model.chosen.set(chosen);
  }

  /** A question stands while it is about the same payment, and possible. */
  private boolean stillAsked(@Nullable UnsettledRow before, @Nullable UnsettledRow now) {
    Deed question = model.question.get();
    return question == null
        || (before != null
            && now != null
            && before.id().equals(now.id())
            && now.deeds().contains(question));
  }

  @Override
  public void select(UnsettledRow row) {
    UnsettledRow before = model.chosen.get();
    if (before == null || !before.id().equals(row.id())) {
      cancel();
      followed.forget();
      model.notice.set(null);
      model.chosen.set(row);
    }
  }

  @Override
  public void act(Deed deed) {
    UnsettledRow row = model.chosen.get();
    if (row == null || !row.deeds().contains(deed)) {
      look.sounds().play(Tone.REFUSED);
      return;
    }
    followed.forget();
    model.notice.set(null);
    String number = row.id();
    switch (deed) {
      case ASK -> {
        desk.askAgain(row.number());
        followed.asked(row, clock.instant());
      }
      case USE -> submit(new PaymentCommand.UseLate(number), row, deed);
      case CONFIRM -> submit(new PaymentCommand.Confirm(number), row, deed);
      case RETRY -> submit(new PaymentCommand.RetryRefund(row.refundNo()), row, deed);
      case TAKE_BACK -> submit(new PaymentCommand.Stop(number), row, deed);
      case RETURN -> submit(new PaymentCommand.ReturnLate(number), row, deed);
      case ESCALATE ->
          submit(
              new PaymentCommand.Escalate(number, PaymentCommand.Escalate.BY_CASHIER), row, deed);
      case FORCE, WRITE_OFF, HAND_BACK -> {
        cancel();
        model.question.set(deed);
      }
      case RECALL ->
          requests.submit(
              new SaleCommand.Recall(row.saleId()),
              row.saleId(),
              model.notice::set,
              done -> around.navigation().go(Place.SALE));
    }
  }

  @Override
  public void answer() {
    UnsettledRow row = model.chosen.get();
    Deed deed = model.question.get();
    if (row == null || deed == null) {
      return;
    }
    if (deed == Deed.WRITE_OFF) {
      submit(new PaymentCommand.WriteOff(row.number(), model.reason.get()), row, deed);
    } else if (deed == Deed.HAND_BACK) {
      handBack(row);
    } else if (isPaymentCode(model.channelNo.get())) {
      // A code from a customer's phone must not get into the journal.
      model.channelNo.set("");
      look.sounds().play(Tone.REFUSED);
      model.notice.set(Notice.of(Notice.Level.REFUSED, "unsettled.paymentcode"));
    } else {
      submit(
          new PaymentCommand.Force(row.id(), model.channelNo.get(), model.reason.get()), row, deed);
    }
  }

  /** By its channel where that gives money back, otherwise in cash. */
  private void handBack(UnsettledRow row) {
    TillSnapshot now = shown;
    Sale open = now == null ? null : now.open();
    if (now == null || open == null || open.tenders().isEmpty()) {
      return;
    }
    Tender newest = open.tenders().getLast();
    PayMethod method = now.book().payments().of(newest.kind());
    boolean byChannel = method != null && method.refunds();
    String inCash = byChannel ? null : cash;
    submit(
        new PaymentCommand.HandBack(open.id(), newest.no(), inCash, model.reason.get()),
        row,
        Deed.HAND_BACK);
  }

  private boolean isPaymentCode(String typed) {
    return codes.read(typed.strip(), CodeReader.Expecting.PAYMENT) instanceof ScannedCode.Payment;
  }

  @Override
  public void cancel() {
    model.question.set(null);
    model.channelNo.set("");
    model.reason.set("");
  }

  private void submit(Command command, UnsettledRow row, Deed deed) {
    String subject = Words.subject(look, row.kind(), row.amountMinor());
    requests.submit(
        command,
        subject,
        model.notice::set,
        done -> {
          // A question that was opened meanwhile is about something else.
          if (model.question.get() == deed) {
            cancel();
          }
          List<UnsettledRow> rows = new UnsettledRows(done.after(), clock.instant()).all();
          followed.done(row, deed, rows, done.after());
        });
  }
}
