package canopy.till.payment.unsettled;

import canopy.core.payment.Attempt;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.core.state.PaymentBook;
import canopy.core.tender.Tender;
import canopy.till.loop.TillSnapshot;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.manage.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * The payment that somebody has acted on last: says what has become of it, be it still in the list
 * or not. FX thread.
 */
final class Followed {
  /** How long an answer may take before the person is told that there is none. */
  static final Duration PATIENCE = Duration.ofSeconds(6);

  private final Look look;
  private final Consumer<Notice> say;
  private @Nullable UnsettledRow row;
  private @Nullable Instant askedAt;

  Followed(Look look, Consumer<Notice> say) {
    this.look = look;
    this.say = say;
  }

  /** Nobody waits for anything any more. */
  void forget() {
    row = null;
    askedAt = null;
  }

  /** Its channel is asked; the answer may come, or not. */
  void asked(UnsettledRow about, Instant now) {
    row = about;
    askedAt = now;
    say.accept(Notice.of(Notice.Level.INFO, "unsettled.asking", subject(about)));
  }

  /** Something was done about it and is on the disk. */
  void done(UnsettledRow about, Deed deed, List<UnsettledRow> rows, TillSnapshot after) {
    forget();
    if (deed == Deed.WRITE_OFF) {
      say.accept(Notice.of(Notice.Level.DONE, "unsettled.written", subject(about)));
    } else {
      tell(about, rows, after);
    }
  }

  /** Looks for it among what is unsettled now; also once a second. */
  void look(List<UnsettledRow> rows, TillSnapshot till, Instant now) {
    UnsettledRow before = row;
    if (before == null) {
      return;
    }
    Optional<UnsettledRow> found = find(before, rows);
    Instant asked = askedAt;
    if (found.isEmpty() || found.get().doing() != before.doing()) {
      tell(before, rows, till);
    } else if (asked != null && Duration.between(asked, now).compareTo(PATIENCE) >= 0) {
      askedAt = null;
      say.accept(Notice.of(Notice.Level.INFO, "unsettled.nothingnew", subject(before)));
    }
  }

  private void tell(UnsettledRow about, List<UnsettledRow> rows, TillSnapshot till) {
    Optional<UnsettledRow> found = find(about, rows);
    askedAt = null;
    row = found.orElse(null);
    if (found.isPresent()) {
      Doing doing = found.get().doing();
      say.accept(
          Notice.of(
              doing.needsPerson() ? Notice.Level.WARNING : Notice.Level.DONE,
              "unsettled.now",
              subject(about),
              look.texts().bound(doing.key())));
    } else {
      say.accept(
          paidSale(about, till)
              .map(sale -> Notice.of(Notice.Level.DONE, "unsettled.ispaid", subject(about), sale))
              .orElseGet(() -> Notice.of(Notice.Level.DONE, end(about, till), subject(about))));
    }
  }

  /** Where no money came, nothing was charged; and where its sale is now. */
  private static String end(UnsettledRow about, TillSnapshot till) {
    PaymentBook book = till.state().payments();
    Attempt watched = book.attempts().get(about.orderNo());
    Attempt declined = book.declined();
    boolean takenBack = watched != null && watched.isWatched();
    boolean refused = declined != null && declined.outNo().equals(about.orderNo());
    if (about.amountMinor() < 0 || !(takenBack || refused)) {
      return "unsettled.over";
    }
    boolean held =
        till.state().basket().held().stream()
            .anyMatch(each -> each.sale().id().equals(about.saleId()));
    if (refused) {
      return held ? "unsettled.refusedheld" : "unsettled.refused";
    }
    return held ? "unsettled.takenbackheld" : "unsettled.takenback";
  }

  private static Optional<UnsettledRow> find(UnsettledRow wanted, List<UnsettledRow> rows) {
    return rows.stream().filter(each -> each.id().equals(wanted.id())).findFirst();
  }

  /** The sale that has this money now. */
  private static Optional<String> paidSale(UnsettledRow about, TillSnapshot till) {
    Sale open = till.open();
    CompletedSale last = till.state().basket().last();
    if (open != null && holds(open.tenders(), about)) {
      return Optional.of(open.id());
    }
    return last != null && holds(last.tenders(), about) ? Optional.of(last.id()) : Optional.empty();
  }

  private static boolean holds(List<Tender> tenders, UnsettledRow about) {
    return tenders.stream()
        .map(Tender::order)
        .anyMatch(order -> order != null && order.outNo().equals(about.orderNo()));
  }

  /** Follows the language, as the sentence around it does. */
  private ObservableValue<String> subject(UnsettledRow about) {
    return Bindings.createStringBinding(
        () -> Words.subject(look, about.kind(), Math.abs(about.amountMinor())),
        look.texts().languageProperty());
  }
}
