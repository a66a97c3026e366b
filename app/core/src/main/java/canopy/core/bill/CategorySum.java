package canopy.core.bill;

import canopy.core.quantity.Money;

/**
 * What a category comes to.
 *
 * @param count of its entries
 * @param there at the channel; refunds are below zero
 * @param here in our books; likewise
 */
public record CategorySum(Category category, int count, Money there, Money here) {}
