package canopy.till.day;

import canopy.core.day.BillState;
import canopy.core.payment.PayMethod;
import canopy.core.shift.DrawerSession;
import canopy.core.shift.OpenItem;
import canopy.core.shift.Shift;
import canopy.core.tender.TenderKind;
import canopy.till.loop.TillSnapshot;
import canopy.till.ui.Look;
import canopy.till.ui.manage.OpenWords;
import canopy.till.ui.manage.Words;
import java.util.ArrayList;
import java.util.List;

/** All that is open, by name, so that the last question hides nothing. FX thread. */
record OpenNames(Look look) {

  /**
   * @param items what a close would carry over
   * @param unfetched bills that nobody has compared yet
   */
  List<String> of(TillSnapshot till, List<OpenItem> items, List<BillState> unfetched) {
    OpenWords words = OpenWords.on(look, till.book());
    List<String> names = new ArrayList<>();
    Shift shift = till.state().shifts().open();
    if (shift != null) {
      names.add(
          text(
              shift.count() == null ? "day.openshift" : "day.openshiftcounted",
              shift.id(),
              person(till, shift)));
    }
    items.forEach(item -> names.add(words(words, item)));
    for (BillState bill : unfetched) {
      names.add(
          text("day.billunfetched", channel(till, bill.channel()), Words.day(look, bill.day())));
    }
    return List.copyOf(names);
  }

  /** As the payment is called behind which it stands. */
  private String channel(TillSnapshot till, String id) {
    PayMethod method = till.book().payments().through(id);
    TenderKind kind = method == null ? null : till.book().tender(method.kind());
    return kind == null ? id : Words.name(look, kind.name());
  }

  private String person(TillSnapshot till, Shift shift) {
    DrawerSession session = shift.session();
    String id = session == null ? shift.openedBy() : session.responsible();
    return Words.person(look, till.book(), id);
  }

  private String words(OpenWords words, OpenItem item) {
    String name = words.of(item);
    return item.amount() == null ? name : name + " · " + look.formats().money(item.amount());
  }

  private String text(String key, Object... values) {
    return look.texts().text(key, values);
  }
}
