/**
 * Pages of the reports: what was asked, made into worded tables and a chart, on the report thread.
 * A page is shown by the screen and exported as it is.
 */
@NullMarked
package canopy.till.report.page;

import org.jspecify.annotations.NullMarked;
