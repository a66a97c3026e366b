package canopy.till.tender;

import canopy.core.payment.Mode;
import canopy.core.payment.PayMethod;
import canopy.core.quantity.Money;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.core.tender.QuickCash;
import canopy.core.tender.Settlement;
import canopy.core.tender.Tender;
import canopy.till.loop.TillSnapshot;
import canopy.till.payment.ChannelState;
import canopy.till.station.Master;
import canopy.till.ui.Icon;
import canopy.till.ui.Language;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads from the till what is due, what is paid and how the rest may be paid. FX thread. */
final class Dues {
  private static final int SUGGESTIONS = 6;

  private final TenderModel model;
  private final Map<String, String> faults;

  /**
   * @param faults why accounts could not be opened, by channel: keys of a few words
   */
  Dues(TenderModel model, Map<String, String> faults) {
    this.model = model;
    this.faults = faults;
  }

  /** Shows the open sale; without one everything stays as it is. */
  void show(TillSnapshot snapshot, Language spoken, Map<String, ChannelState> reached) {
    Sale sale = snapshot.open();
    Totals totals = snapshot.totals();
    if (sale == null || totals == null) {
      return;
    }
    Settlement settlement = Settlement.of(totals.total(), sale.tenders());
    Money remaining = settlement.remaining();
    Money cash = settlement.dueInCash(snapshot.book().station().cashRounding());
    Master master = (Master) snapshot.book();
    model.payout.set(totals.total().isNegative());
    model.totalMinor.set(Math.abs(totals.total().minor()));
    model.remainingMinor.set(Math.abs(remaining.minor()));
    model.remainingCashMinor.set(Math.abs(cash.minor()));
    model.quickCash.set(cash.isPositive() ? suggestions(cash, master) : List.of());
    model.kinds.set(kinds(master, spoken, reached));
    model.paid.set(
        sale.tenders().stream().map(tender -> paid(sale, tender, master, spoken)).toList());
  }

  private static List<TenderModel.QuickCash> suggestions(Money due, Master master) {
    return QuickCash.suggest(due, master.config().paying().notesMinor(), SUGGESTIONS).stream()
        .skip(1)
        .map(given -> new TenderModel.QuickCash(given.minor(), given.minus(due).minor()))
        .toList();
  }

  /** Scanning first: most people pay so. */
  private List<TenderKind> kinds(
      Master master, Language spoken, Map<String, ChannelState> reached) {
    return Stream.concat(master.scanTenders().stream(), master.config().tenders().stream())
        .filter(kind -> kind.type() != canopy.core.tender.TenderKind.Type.CASH)
        .map(
            kind ->
                new TenderKind(
                    kind.id(),
                    kind.name().in(spoken.rules()),
                    icon(kind.type()),
                    kind.needsReference(),
                    scan(master, kind, reached)))
        .toList();
  }

  private TenderKind.@Nullable Scan scan(
      Master master, canopy.core.tender.TenderKind kind, Map<String, ChannelState> reached) {
    PayMethod method = master.payments().of(kind.id());
    if (kind.type() != canopy.core.tender.TenderKind.Type.SCAN || method == null) {
      return null;
    }
    ChannelState channel = reached.get(method.channel());
    return new TenderKind.Scan(
        method.modes().contains(Mode.CODE),
        method.modes().contains(Mode.QR),
        method.modes().contains(Mode.STATIC),
        channel == null || channel.online(),
        faults.getOrDefault(method.channel(), ""));
  }

  private static Icon icon(canopy.core.tender.TenderKind.Type type) {
    return switch (type) {
      case CASH -> Icon.CASH;
      case CARD -> Icon.CARD;
      case VOUCHER -> Icon.VOUCHER;
      case ACCOUNT -> Icon.COMPANY;
      case SCAN -> Icon.QR;
    };
  }

  private static TenderModel.Paid paid(Sale sale, Tender tender, Master master, Language spoken) {
    var kind = master.tender(tender.kind());
    String name = kind == null ? tender.kind() : kind.name().in(spoken.rules());
    boolean newest = sale.tenders().getLast().no() == tender.no();
    return new TenderModel.Paid(
        Integer.toString(tender.no()), name, Math.abs(tender.kept().minor()), newest);
  }
}
