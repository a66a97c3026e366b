/** Measures the manager's reports over a year of days. A program of its own; prints tables. */
@NullMarked
package canopy.bench.report;

import org.jspecify.annotations.NullMarked;
