package canopy.till.payment.bill;

/**
 * A channel whose bills can be compared.
 *
 * @param id in the configuration
 * @param name worded
 * @param gives whether it gives its bill by itself; of the others a file is read
 */
record BillChannel(String id, String name, boolean gives) {}
