package canopy.core.sale;

import canopy.core.quantity.Money;

/**
 * What a line cost the station by the costs of the moment at which it was sold. A line without one
 * has a cost that is not known.
 *
 * @param no the line's number
 * @param cost without tax; below zero in a refund
 */
public record LineCost(int no, Money cost) {}
