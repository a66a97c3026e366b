package canopy.till.day;

import canopy.core.operator.Operator;
import canopy.core.shift.DrawerSession;
import canopy.core.shift.OpenItem;
import canopy.core.shift.Shift;
import canopy.till.loop.TillSnapshot;
import canopy.till.ui.Look;
import java.util.ArrayList;
import java.util.List;

/** All that is open, by name, so that the last question hides nothing. FX thread. */
record OpenNames(Look look) {

  /**
   * @param items what a close would carry over
   */
  List<String> of(TillSnapshot till, List<OpenItem> items) {
    List<String> names = new ArrayList<>();
    Shift shift = till.state().shifts().open();
    if (shift != null) {
      names.add(
          text(
              shift.count() == null ? "day.openshift" : "day.openshiftcounted",
              shift.id(),
              person(till, shift)));
    }
    items.forEach(item -> names.add(words(item)));
    return List.copyOf(names);
  }

  private String person(TillSnapshot till, Shift shift) {
    DrawerSession session = shift.session();
    String id = session == null ? shift.openedBy() : session.responsible();
    Operator operator = till.book().operator(id);
    return operator == null ? id : operator.name();
  }

  private String words(OpenItem item) {
    List<String> parts = new ArrayList<>();
    parts.add(text("day.z.open." + item.kind()));
    if (item.pump() > 0) {
      parts.add(text("shift.pump", item.pump()));
    } else if (item.kind() != OpenItem.Kind.UNSENT_LINES) {
      parts.add(item.name());
    }
    if (isTold(item.kind())) {
      parts.add(item.detail());
    }
    if (item.amount() != null) {
      parts.add(look.formats().money(item.amount()));
    }
    parts.removeIf(String::isEmpty);
    return String.join(" · ", parts);
  }

  private static boolean isTold(OpenItem.Kind kind) {
    return kind == OpenItem.Kind.UNSENT_LINES
        || kind == OpenItem.Kind.HELD_SALE
        || kind == OpenItem.Kind.BILL_DIFFERENCE;
  }

  private String text(String key, Object... values) {
    return look.texts().text(key, values);
  }
}
