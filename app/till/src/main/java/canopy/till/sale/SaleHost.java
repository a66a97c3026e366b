package canopy.till.sale;

import canopy.core.command.Original;
import canopy.till.ui.Notice;
import canopy.till.ui.manage.Navigation;
import java.util.function.Consumer;

/** What the sale screen needs of the window around it. FX thread. */
public interface SaleHost extends Navigation {
  /** Opens a pump with everything that can be done there. */
  void openPump(int pump);

  /** Opens a pump with everything ready to sell fuel before it flows. */
  void prepay(int pump);

  /**
   * Looks an earlier sale up; the answer comes on the FX thread, or a sentence why there is none.
   */
  void findSale(String saleId, Consumer<Original> found, Consumer<Notice> missing);

  /** Opens the receipts screen with a receipt chosen. */
  void openReceipt(String saleId);

  void switchTheme();

  void switchLanguage();
}
