package canopy.till.tender;

/**
 * Money that has been taken for this sale.
 *
 * @param id what {@link TenderActions#takeBack} is told
 * @param name the way of paying in the operator's language
 * @param amountMinor minor units
 * @param removable it can still be given back here
 */
record Paid(String id, String name, long amountMinor, boolean removable) {}
