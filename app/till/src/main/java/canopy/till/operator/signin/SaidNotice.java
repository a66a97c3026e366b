package canopy.till.operator.signin;

import canopy.core.sale.Sale;
import canopy.till.loop.TillSnapshot;
import canopy.till.ui.Notice;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * Ends the sentence above the basket with its cause: what was refused about one sale is not said
 * into the next, nor to whoever signs in next. FX thread.
 */
public final class SaidNotice {
  private static final int DONE_SECONDS = 10;
  private static final String PAYMENT_OPEN = "refusal.payment-open";

  private final ObjectProperty<@Nullable Notice> notice;
  private final Supplier<TillSnapshot> now;
  private String saleId = "";
  private String operator = "";
  private int secondsSaid;

  /**
   * @param notice what is said
   * @param now the till at any moment
   */
  public SaidNotice(ObjectProperty<@Nullable Notice> notice, Supplier<TillSnapshot> now) {
    this.notice = notice;
    this.now = now;
    notice.addListener((source, before, said) -> remember());
  }

  /** The till may be further than what is shown: the answer comes before the picture. */
  private void remember() {
    TillSnapshot till = now.get();
    saleId = saleId(till);
    operator = operator(till);
    secondsSaid = 0;
  }

  /** Once a second: what only says that something is done need not stand long. */
  public void tick() {
    Notice said = notice.get();
    if (said != null && said.level() == Notice.Level.DONE) {
      secondsSaid++;
      if (secondsSaid > DONE_SECONDS) {
        notice.set(null);
      }
    }
  }

  /** Shows the till as it is now. */
  public void follow(TillSnapshot till) {
    Notice said = notice.get();
    if (said != null && isOver(said, till)) {
      notice.set(null);
    }
  }

  private boolean isOver(Notice said, TillSnapshot till) {
    if (!operator.equals(operator(till))) {
      return true;
    }
    boolean about = said.level() == Notice.Level.REFUSED || said.level() == Notice.Level.INFO;
    boolean settled =
        said.key().equals(PAYMENT_OPEN) && !till.state().payments().holds(saleId(till));
    return settled || (about && !saleId.equals(saleId(till)));
  }

  private static String saleId(TillSnapshot till) {
    Sale open = till.open();
    return open == null ? "" : open.id();
  }

  private static String operator(TillSnapshot till) {
    return Objects.requireNonNullElse(till.state().session().operator(), "");
  }
}
