/**
 * The page on which head office and stations look at what was sold: by date, till, cashier, grade
 * and department, one station at a time. Called by the console on request threads.
 */
@NullMarked
package canopy.headoffice.console.takings;

import org.jspecify.annotations.NullMarked;
