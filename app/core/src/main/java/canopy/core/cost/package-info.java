/**
 * What sales cost the station. Called by the rules when a sale is completed and when prepaid fuel
 * has flowed; pure, on the till thread. Costs are for those who may see reports, and for nobody at
 * the counter.
 */
@NullMarked
package canopy.core.cost;

import org.jspecify.annotations.NullMarked;
