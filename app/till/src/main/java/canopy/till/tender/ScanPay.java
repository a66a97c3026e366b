package canopy.till.tender;

import canopy.channel.PaymentCode;
import canopy.core.barcode.CodeReader;
import canopy.core.barcode.ScannedCode;
import canopy.core.command.Command;
import canopy.core.command.Original;
import canopy.core.command.PaymentCommand;
import canopy.core.payment.Attempt;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.Refund;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.core.state.PaymentBook;
import canopy.core.tender.Tender;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.payment.PaymentDesk;
import canopy.till.payment.ScanSettings;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Scan-to-pay on the tender screen: starts attempts, and moves the screen along with what the till
 * says of the attempt of the open sale. Closing the screen changes nothing about an attempt. FX
 * thread.
 */
final class ScanPay implements ScanActions {
  private static final Notice ASKING = Notice.of(Notice.Level.INFO, "scan.asking");
  private static final Notice NOTHING_NEW = Notice.of(Notice.Level.INFO, "scan.nothingnew");

  /** How long an answer to a question may take before the cashier is told that there is none. */
  private static final int PATIENCE_SECONDS = 6;

  private final Look look;
  private final Requests requests;
  private final Supplier<TillSnapshot> till;
  private final PaymentDesk desk;
  private final ScanSettings settings;
  private final CodeReader codes;
  private final TenderModel model;
  private final AttemptReader reader;
  private final Consumer<CompletedSale> finished;
  private final TenderController.Host host;
  private Instant lastTick = Instant.EPOCH;
  private int secondsAsking;

  /**
   * @param finished gets the sale when a payment has completed it
   */
  ScanPay(
      Look look,
      Requests requests,
      Supplier<TillSnapshot> till,
      TenderController.Paying paying,
      TenderModel model,
      Consumer<CompletedSale> finished,
      TenderController.Host host) {
    this.look = look;
    this.requests = requests;
    this.till = till;
    this.desk = paying.desk();
    this.settings = paying.settings();
    this.codes = new CodeReader(settings.codeRules());
    this.model = model;
    this.reader = new AttemptReader(model);
    this.finished = finished;
    this.host = host;
  }

  /** Shows where the payment of the open sale stands. */
  void follow(TillSnapshot now) {
    Sale open = now.open();
    PaymentBook book = now.state().payments();
    Optional<Attempt> holding = open == null ? Optional.empty() : book.holding(open.id());
    Optional<Refund> back = open == null ? Optional.empty() : book.refunding(open.id());
    if (holding.isPresent()) {
      enter(reader.stage(holding.get(), now));
      countDown(lastTick);
    } else if (back.isPresent()) {
      enter(reader.stage(back.get()));
    } else if (model.stage.get() instanceof TenderStage.Attempting was) {
      forgetAsking();
      over(now, was);
    }
  }

  /** What has changed is the answer to what was asked. */
  private void enter(TenderStage.Attempting next) {
    if (!next.equals(model.stage.get())) {
      forgetAsking();
    }
    model.stage.set(next);
  }

  private void forgetAsking() {
    secondsAsking = 0;
    if (ASKING.equals(model.notice.get()) || NOTHING_NEW.equals(model.notice.get())) {
      model.notice.set(null);
    }
  }

  private void over(TillSnapshot now, TenderStage.Attempting was) {
    model.notice.set(null); // What was said about it is over as well.
    Sale open = now.open();
    CompletedSale last = now.state().basket().last();
    if (open == null || !open.id().equals(was.saleId())) {
      model.choose();
      if (last != null && last.id().equals(was.saleId())) {
        finished.accept(last);
      }
      return;
    }
    if (was.phase() == TenderStage.Attempting.Phase.GIVING_BACK) {
      backOver(now.state().payments().refused(), was);
      return;
    }
    boolean paid =
        open.tenders().stream()
            .map(tender -> tender.order())
            .anyMatch(order -> order != null && order.outNo().equals(was.number()));
    if (paid) {
      look.sounds().play(Tone.PAYMENT_RECEIVED);
      model.choose();
    } else {
      look.sounds().play(Tone.REFUSED);
      model.stage.set(
          new TenderStage.Declined(
              was.kind(),
              was.amountMinor(),
              AttemptReader.why(now.state().payments(), was.number())));
    }
  }

  private void backOver(@Nullable Refund refused, TenderStage.Attempting was) {
    model.choose();
    if (refused != null && refused.refundNo().equals(was.number())) {
      look.sounds().play(Tone.REFUSED);
      model.notice.set(Notice.of(Notice.Level.REFUSED, "scan.notback", refused.reason()));
    }
  }

  /** The countdown, and that asking again has brought nothing; once a second. */
  void tick(Instant now) {
    countDown(now);
    if (ASKING.equals(model.notice.get())) {
      secondsAsking++;
      if (secondsAsking >= PATIENCE_SECONDS) {
        forgetAsking();
        model.notice.set(NOTHING_NEW);
      }
    }
  }

  private void countDown(Instant now) {
    lastTick = now;
    if (model.stage.get() instanceof TenderStage.Attempting attempt) {
      model.secondsLeft.set(Math.max(0, Duration.between(now, attempt.giveUpAt()).toSeconds()));
    }
  }

  /** The wallet whose code this is decides, whatever tile was pressed before. */
  @Override
  public boolean scan(String code, long amountMinor) {
    if (!(codes.read(code, CodeReader.Expecting.PAYMENT) instanceof ScannedCode.Payment payment)) {
      refuse("scan.nocode");
      return true;
    }
    Optional<String> kind = settings.kindOf(payment.wallet());
    TillSnapshot now = till.get();
    Sale sale = now.open();
    if (kind.isEmpty() || sale == null) {
      refuse("scan.nowallet");
      return true;
    }
    if (!model.busy.get()) {
      sent(
          desk.scan(
              requests.operator(),
              sale.id(),
              sale.tenders().size(),
              kind.get(),
              Money.of(amountMinor, sale.currency()),
              new PaymentCode(CodeReader.paymentDigits(code))));
    }
    return true;
  }

  private void refuse(String key) {
    look.sounds().play(Tone.REFUSED);
    model.notice.set(Notice.of(Notice.Level.REFUSED, key));
  }

  boolean isPaymentCode(String text) {
    return codes.read(text, CodeReader.Expecting.PAYMENT) instanceof ScannedCode.Payment;
  }

  @Override
  public void show(TenderKind kind, long amountMinor) {
    Sale sale = till.get().open();
    if (sale != null && !model.busy.get()) {
      sent(
          desk.show(
              requests.operator(),
              sale.id(),
              sale.tenders().size(),
              kind.id(),
              Money.of(amountMinor, sale.currency())));
    }
  }

  /** To the first payment of that kind that the goods were paid with. */
  @Override
  public void payBack(TenderKind kind, long amountMinor) {
    Sale refund = till.get().open();
    String from = refund == null ? null : refund.refundOf();
    if (refund == null || from == null || model.busy.get()) {
      refuse("scan.nopayment");
      return;
    }
    model.busy.set(true);
    host.findSale(
        from,
        original -> payBack(refund, order(original, kind), amountMinor),
        notice -> {
          model.busy.set(false);
          model.notice.set(notice);
        });
  }

  private static @Nullable PaidOrder order(Original original, TenderKind kind) {
    return original.sale().tenders().stream()
        .map(Tender::order)
        .filter(order -> order != null && order.kind().equals(kind.id()))
        .findFirst()
        .orElse(null);
  }

  private void payBack(Sale refund, @Nullable PaidOrder order, long amountMinor) {
    model.busy.set(false);
    if (order == null) {
      refuse("scan.nopayment");
      return;
    }
    long most = Math.min(amountMinor, order.amount().minor());
    sent(
        desk.payBack(
            requests.operator(),
            refund.id(),
            refund.tenders().size(),
            order,
            Money.of(most, refund.currency())));
  }

  /** Hands back the newest tender of a sale that is not finished. */
  void giveBack(Sale sale, Tender tender) {
    sent(desk.giveBack(requests.operator(), sale.id(), tender.no(), tender.kind()));
  }

  private void sent(CompletableFuture<Outcome> asked) {
    model.busy.set(true);
    requests.follow(
        asked,
        notice -> {
          model.busy.set(false);
          model.notice.set(notice);
        },
        done -> {
          model.busy.set(false);
          model.notice.set(null);
        });
  }

  @Override
  public void askAgain(String number) {
    desk.askAgain(number);
    secondsAsking = 0;
    model.notice.set(ASKING);
  }

  @Override
  public void extend(String number) {
    submit(new PaymentCommand.Extend(number), number);
  }

  @Override
  public void stop(String number) {
    submit(new PaymentCommand.Stop(number), number);
  }

  @Override
  public void confirm(String number) {
    submit(new PaymentCommand.Confirm(number), number);
  }

  @Override
  public void useLate(String number) {
    submit(new PaymentCommand.UseLate(number), number);
  }

  @Override
  public void returnLate(String number) {
    submit(new PaymentCommand.ReturnLate(number), number);
  }

  @Override
  public void escalate(String number) {
    submit(new PaymentCommand.Escalate(number, PaymentCommand.Escalate.BY_CASHIER), number);
  }

  @Override
  public void serveNext(String saleId) {
    submit(new PaymentCommand.ServeNext(saleId), saleId);
  }

  private void submit(Command command, String about) {
    requests.submit(command, about, model.notice::set, done -> model.notice.set(null));
  }
}
