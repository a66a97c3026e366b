package canopy.till.stock.tanks;

import canopy.core.state.StockBook;
import canopy.core.state.TankMark;
import canopy.core.stock.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When the tanks' sheets are read: as soon as a balance, a delivery or a finding changes them,
 * which a fill does not; and where they could not be read, a while later. FX thread.
 */
final class SheetTimes {
  static final Duration PAUSE = Duration.ofSeconds(15);

  private @Nullable Basis read;
  private Instant notBefore = Instant.MIN;

  private record Basis(
      LocalDate day,
      Map<Integer, TankMark> marks,
      List<Delivery> deliveries,
      List<String> flagged) {}

  /** They are read at the next look, whatever has happened. */
  void begin() {
    read = null;
    notBefore = Instant.MIN;
  }

  /** Whether they are to be read now; says so once. */
  boolean due(LocalDate day, StockBook book, Instant now) {
    Basis basis = new Basis(day, book.marks(), book.deliveries(), book.findings().known());
    if (basis.equals(read) || now.isBefore(notBefore)) {
      return false;
    }
    read = basis;
    return true;
  }

  /** A sheet could not be read. */
  void failed(Instant now) {
    read = null;
    notBefore = now.plus(PAUSE);
  }
}
