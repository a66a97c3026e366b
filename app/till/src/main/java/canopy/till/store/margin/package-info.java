/**
 * What is left of sales when their cost is taken off. Immutable answers of the report thread's
 * queries; read on any thread, and shown only to those who may see reports.
 */
@NullMarked
package canopy.till.store.margin;

import org.jspecify.annotations.NullMarked;
