package canopy.till.fuel;

import canopy.core.fuel.Prepay;

/**
 * A prepayment of the pump.
 *
 * @param paidMinor by the customer
 * @param limit as written
 * @param restMinor what the station owes now, if {@link Prepay.State#REST_DUE}
 */
record PrepayRow(String id, long paidMinor, String limit, Prepay.State state, long restMinor) {}
