package canopy.till.ui;

import org.kordamp.ikonli.javafx.FontIcon;

/** The signs of the till, all from Material Design Icons 7. Their size and colour come from CSS. */
public enum Icon {
  ADD("mdi2p-plus"),
  AGE("mdi2c-card-account-details-outline"),
  ALERT("mdi2a-alert"),
  APPROVE("mdi2s-shield-key-outline"),
  BACK("mdi2a-arrow-left"),
  BACKSPACE("mdi2b-backspace-outline"),
  BASKET("mdi2b-basket-outline"),
  TAG("mdi2t-tag-outline"),
  BILLS("mdi2s-scale-balance"),
  CALENDAR("mdi2c-calendar-range"),
  CALLING("mdi2g-gas-station"),
  CARD("mdi2c-credit-card-outline"),
  CASH("mdi2c-cash-multiple"),
  CHECK("mdi2c-check-circle"),
  CHEVRON_LEFT("mdi2c-chevron-left"),
  CHEVRON_RIGHT("mdi2c-chevron-right"),
  CLOCK("mdi2c-clock-outline"),
  CLOSE("mdi2c-close"),
  CLOSED("mdi2c-cancel"),
  COMPANY("mdi2o-office-building-outline"),
  DATABASE("mdi2d-database-outline"),
  DEPARTMENTS("mdi2v-view-grid-outline"),
  DISCOUNT("mdi2s-sale"),
  DOWN("mdi2c-close-circle"),
  DRAWER("mdi2c-cash-register"),
  DROP("mdi2w-water"),
  EXPORT("mdi2e-export-variant"),
  FAVOURITE("mdi2s-star-outline"),
  FILL("mdi2g-gas-station-outline"),
  FUELLING("mdi2f-fuel"),
  GOODS("mdi2p-package-variant-closed"),
  HEALTH("mdi2h-heart-pulse"),
  HOLD("mdi2p-pause-circle-outline"),
  IDLE("mdi2m-minus-circle-outline"),
  IMPORT("mdi2i-import"),
  INFO("mdi2i-information-outline"),
  JOURNAL("mdi2b-book-check-outline"),
  KEYBOARD("mdi2k-keyboard-outline"),
  KEYPAD("mdi2d-dialpad"),
  SCALES("mdi2s-scale"),
  LANGUAGE("mdi2t-translate"),
  LIMITS("mdi2t-tune"),
  LOCK("mdi2l-lock-outline"),
  MINUS("mdi2m-minus"),
  MORE("mdi2d-dots-horizontal"),
  NETWORK("mdi2c-cloud-outline"),
  NOTE("mdi2n-note-text-outline"),
  OFF("mdi2m-minus-circle-outline"),
  OFFLINE("mdi2l-lan-disconnect"),
  PAUSE("mdi2p-pause"),
  PAY("mdi2c-cash-register"),
  PHONE("mdi2c-cellphone"),
  PEOPLE("mdi2a-account-group-outline"),
  PERSON("mdi2a-account-circle-outline"),
  PREPAY("mdi2g-gauge"),
  PRESET("mdi2l-lock-clock"),
  PRINTER("mdi2p-printer-outline"),
  QR("mdi2q-qrcode"),
  READY("mdi2c-check"),
  RECALL("mdi2p-play-circle-outline"),
  REFUND("mdi2c-cash-refund"),
  REPORTS("mdi2c-chart-bar"),
  REPRINT("mdi2p-printer-pos"),
  SCANNER("mdi2b-barcode-scan"),
  SEARCH("mdi2m-magnify"),
  SETTINGS("mdi2c-cog-outline"),
  SHIFT("mdi2c-clipboard-check-outline"),
  STOP("mdi2h-hand-back-left"),
  TANK("mdi2s-storage-tank-outline"),
  THEME("mdi2t-theme-light-dark"),
  TRAINING("mdi2s-school-outline"),
  UNKNOWN_CODE("mdi2b-barcode-off"),
  UNSETTLED("mdi2c-cash-clock"),
  VOID("mdi2d-delete-outline"),
  VOUCHER("mdi2t-ticket-percent-outline"),
  WARNING("mdi2a-alert-circle");

  private final String literal;

  Icon(String literal) {
    this.literal = literal;
  }

  /** A new node for the sign, with the given style classes. */
  public FontIcon node(String... styleClasses) {
    FontIcon icon = new FontIcon(literal);
    icon.getStyleClass().addAll(styleClasses);
    return icon;
  }

  /** Makes an existing node show this sign; cheaper than a new node in cells and tiles. */
  public void put(FontIcon node) {
    if (!literal.equals(node.getIconLiteral())) {
      node.setIconLiteral(literal);
    }
  }
}
