/**
 * Questions to the rows that were made of the journals: shifts, tanks, and how days were closed.
 * Amounts are as the tills computed them.
 */
@NullMarked
package canopy.headoffice.report;

import org.jspecify.annotations.NullMarked;
