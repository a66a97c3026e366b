package canopy.till.payment.bill;

import canopy.core.operator.Grant;
import canopy.core.operator.Operator;
import canopy.core.operator.Right;
import canopy.core.payment.PayMethod;
import canopy.core.station.StationRules;
import canopy.core.tender.TenderKind;
import canopy.till.loop.TillSnapshot;
import canopy.till.ui.Look;
import canopy.till.ui.manage.Words;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The channels of the ways to pay, named by their tenders.
 *
 * @param giving those that give their bill by themselves
 */
record BillChannels(Look look, TillSnapshot till, Set<String> giving) {
  private static final ZoneId BEIJING = ZoneOffset.ofHours(8);

  /** The mainland's channels count in Beijing's days, wherever the till is; others in its own. */
  static ZoneId zone(StationRules station) {
    return station.currency().equals("CNY") ? BEIJING : station.zone();
  }

  /** Whether whoever is at the till may see bills. */
  static boolean maySee(TillSnapshot till) {
    String id = till.state().session().operator();
    Operator operator = id == null ? null : till.book().operator(id);
    return operator != null && operator.grant(Right.SETTLE_PAYMENT) != Grant.DENIED;
  }

  /** By their id. */
  List<BillChannel> all() {
    Set<String> ids = new TreeSet<>();
    till.book().payments().byKind().values().forEach(method -> ids.add(method.channel()));
    List<BillChannel> channels = new ArrayList<>();
    for (String id : ids) {
      channels.add(new BillChannel(id, name(id), giving.contains(id)));
    }
    return channels;
  }

  private String name(String channel) {
    PayMethod method = till.book().payments().through(channel);
    TenderKind kind = method == null ? null : till.book().tender(method.kind());
    return kind == null ? channel : Words.name(look, kind.name());
  }
}
