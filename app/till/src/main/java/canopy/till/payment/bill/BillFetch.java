package canopy.till.payment.bill;

import canopy.channel.BillAnswer;
import canopy.channel.bill.BadBill;
import canopy.channel.bill.BillFile;
import canopy.channel.bill.BillRows;
import canopy.core.bill.Bill;
import canopy.core.bill.BillCheck;
import canopy.till.payment.BillCall;
import canopy.till.payment.bill.BillController.Sources;
import canopy.till.ui.Fx;
import canopy.till.ui.Notice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets a bill, from the channel or from a file, and says how far it is. FX thread. */
final class BillFetch {
  private static final Logger LOG = LoggerFactory.getLogger(BillFetch.class);

  /**
   * A bill has come.
   *
   * @param file its name and digest; empty if the channel gave it
   */
  record Got(Bill bill, BillCheck.Origin origin, String file) {}

  private final Sources sources;
  private final BillModel model;
  private final Consumer<Got> got;
  private final Consumer<Notice> none;
  private @Nullable BillCall call;

  /**
   * @param got gets the bill
   * @param none gets the sentence if there is none
   */
  BillFetch(Sources sources, BillModel model, Consumer<Got> got, Consumer<Notice> none) {
    this.sources = sources;
    this.model = model;
    this.got = got;
    this.none = none;
  }

  /** Asks the channel. */
  void fetch(BillChannel channel, LocalDate day) {
    model.notice.set(null);
    model.step.set(BillStep.ASKING);
    BillCall begun =
        sources
            .desk()
            .fetchBill(channel.id(), day, stage -> Fx.run(() -> goesOn(BillStep.of(stage))));
    call = begun;
    var _ = begun.answer().thenAccept(answer -> Fx.run(() -> answered(channel, day, answer)));
  }

  /** News may come late: what was given up does not begin again. */
  private void goesOn(BillStep step) {
    if (call != null) {
      model.step.set(step);
    }
  }

  /** Nobody wants to wait any longer. */
  void stop() {
    BillCall under = call;
    if (under != null) {
      under.cancel();
    }
  }

  private void answered(BillChannel channel, LocalDate day, BillAnswer answer) {
    call = null;
    switch (answer) {
      case BillAnswer.None why -> none.accept(BillSentences.of(why));
      case BillAnswer.Bill bill ->
          got.accept(
              new Got(
                  new Bill(channel.id(), day, currency(), bill.rows(), bill.stated()),
                  BillCheck.Origin.FETCHED,
                  ""));
    }
  }

  private String currency() {
    return sources.till().get().book().station().currency();
  }

  /** Reads a file that a person has chosen. */
  void read(BillChannel channel, LocalDate day, Path file) {
    model.notice.set(null);
    model.step.set(BillStep.READING);
    ZoneId zone = model.zone.get();
    String currency = currency();
    sources
        .background()
        .execute(
            () -> {
              try {
                BillSource source = BillSource.of(file);
                BillRows rows = BillFile.read(source.bytes(), currency, day, zone);
                Bill bill = new Bill(channel.id(), day, currency, rows.items(), rows.stated());
                Got read = new Got(bill, BillCheck.Origin.IMPORTED, source.name());
                Fx.run(() -> got.accept(read));
              } catch (BadBill e) {
                LOG.info("the file is no bill: {}", e.getMessage());
                Fx.run(() -> none.accept(BillSentences.of(e)));
              } catch (IOException e) {
                LOG.info("the file cannot be read", e);
                Fx.run(() -> none.accept(Notice.of(Notice.Level.REFUSED, "bills.nofile")));
              }
            });
  }
}
