package canopy.till.payment.bill;

import canopy.core.bill.Resolution;
import canopy.core.command.BillCommand;
import canopy.core.command.Original;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.PayMethod;
import canopy.core.sale.CompletedSale;
import canopy.core.tender.Tender;
import canopy.core.tender.TenderKind;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.store.query.ReceiptPage;
import canopy.till.store.query.StoreReader;
import canopy.till.store.query.StoreUnavailable;
import canopy.till.ui.Fx;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.manage.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the sales that a payment on the bill may be of, and says of which it is. FX thread. */
final class BillAttach {
  private static final Logger LOG = LoggerFactory.getLogger(BillAttach.class);
  private static final int MOST_SALES = 3;

  private final Look look;
  private final Requests requests;
  private final BillController.Sources sources;
  private final BillModel model;

  BillAttach(Look look, Requests requests, BillController.Sources sources, BillModel model) {
    this.look = look;
    this.requests = requests;
    this.sources = sources;
    this.model = model;
  }

  /**
   * A sale that it may be.
   *
   * @param original as the store had it when it was listed
   * @param tenders how it was paid, worded
   */
  record Choice(Original original, String tenders) {
    CompletedSale sale() {
      return original.sale();
    }
  }

  /** Looks for sales of the same amount; the question comes when there are some. */
  void offer(BillChannel channel, BillRow row) {
    TillSnapshot till = sources.till().get();
    long seq = till.state().seq();
    var _ =
        sources
            .store()
            .ask(
                reader -> {
                  sources.awaitStored().accept(seq);
                  return sales(reader, till, channel.id(), row);
                })
            .whenComplete(
                (sales, failure) ->
                    Fx.run(() -> offered(row, failure == null ? sales : null, failure)));
  }

  private void offered(BillRow row, @Nullable List<Original> sales, @Nullable Throwable failure) {
    BillRow chosen = model.chosen.get();
    if (chosen == null || !chosen.key().equals(row.key())) {
      return;
    }
    if (sales == null) {
      LOG.warn("the books cannot be asked", failure);
      model.notice.set(Notice.of(Notice.Level.REFUSED, "bills.nostore"));
      return;
    }
    if (sales.isEmpty()) {
      model.notice.set(Notice.of(Notice.Level.WARNING, "bills.nosale"));
      return;
    }
    List<Choice> choices =
        sales.stream().map(sale -> new Choice(sale, tenders(sale.sale()))).toList();
    model.sales.set(choices);
    model.sale.set(choices.getFirst());
    model.question.set(Resolution.ATTACHED);
  }

  /** The nearest that the rules will take: they have the last word all the same. */
  private static List<Original> sales(
      StoreReader reader, TillSnapshot till, String channel, BillRow row) throws StoreUnavailable {
    Long minor = row.thereMinor();
    if (minor == null) {
      return List.of();
    }
    List<Original> fitting = new ArrayList<>();
    for (ReceiptPage.Row each : reader.salesNear(minor, row.at())) {
      if (fitting.size() == MOST_SALES) {
        break;
      }
      if (!till.state().bills().hasAttached(each.number())) {
        reader
            .original(each.number())
            .filter(original -> original.returnedUnits().isEmpty())
            .filter(
                original ->
                    original.sale().tenders().stream()
                        .noneMatch(tender -> isThrough(till, tender, channel)))
            .ifPresent(fitting::add);
      }
    }
    return fitting;
  }

  private static boolean isThrough(TillSnapshot till, Tender tender, String channel) {
    PaidOrder order = tender.order();
    PayMethod method = till.book().payments().of(tender.kind());
    return order == null
        ? method != null && method.channel().equals(channel)
        : order.channel().equals(channel);
  }

  private String tenders(CompletedSale sale) {
    return sale.tenders().stream()
        .map(Tender::kind)
        .distinct()
        .map(
            kind -> {
              TenderKind known = sources.till().get().book().tender(kind);
              return known == null ? kind : Words.name(look, known.name());
            })
        .collect(Collectors.joining(", "));
  }

  /** The chosen sale and the reason are given. */
  void answer(BillChannel channel, BillRow row, Consumer<TillSnapshot> done) {
    Choice choice = model.sale.get();
    if (choice == null) {
      return;
    }
    requests.submit(
        new BillCommand.Attach(
            channel.id(), model.day.get(), row.key(), choice.original(), model.reason.get()),
        channel.name() + " " + choice.sale().id(),
        model.notice::set,
        outcome -> done.accept(outcome.after()));
  }
}
