package canopy.core.till;

import canopy.core.command.Request;
import canopy.core.sale.Sale;
import canopy.core.state.TillState;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What one decision looks at. */
record Moment(TillState state, Request request, Instant now, LocalDate day) {
  @Nullable Sale open() {
    return state.basket().open();
  }

  String by() {
    return request.by();
  }
}
