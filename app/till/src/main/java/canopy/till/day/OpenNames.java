package canopy.till.day;

import canopy.core.operator.Operator;
import canopy.core.shift.DrawerSession;
import canopy.core.shift.OpenItem;
import canopy.core.shift.Shift;
import canopy.till.loop.TillSnapshot;
import canopy.till.ui.Look;
import canopy.till.ui.manage.OpenWords;
import java.util.ArrayList;
import java.util.List;

/** All that is open, by name, so that the last question hides nothing. FX thread. */
record OpenNames(Look look) {

  /**
   * @param items what a close would carry over
   */
  List<String> of(TillSnapshot till, List<OpenItem> items) {
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
    return List.copyOf(names);
  }

  private String person(TillSnapshot till, Shift shift) {
    DrawerSession session = shift.session();
    String id = session == null ? shift.openedBy() : session.responsible();
    Operator operator = till.book().operator(id);
    return operator == null ? id : operator.name();
  }

  private String words(OpenWords words, OpenItem item) {
    String name = words.of(item);
    return item.amount() == null ? name : name + " · " + look.formats().money(item.amount());
  }

  private String text(String key, Object... values) {
    return look.texts().text(key, values);
  }
}
