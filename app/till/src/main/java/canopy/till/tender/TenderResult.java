package canopy.till.tender;

/**
 * How the sale ended.
 *
 * @param totalMinor what was due
 * @param givenMinor what was handed over
 * @param changeMinor what goes back to the customer
 * @param drawerOpen the drawer has opened, or its sensor says that it is open
 * @param receiptNumber the number on the receipt
 */
record TenderResult(
    long totalMinor, long givenMinor, long changeMinor, boolean drawerOpen, String receiptNumber) {}
