/**
 * What the server counts about itself, in Prometheus' text format under {@code /metrics}. Any
 * thread.
 */
@NullMarked
package canopy.headoffice.metrics;

import org.jspecify.annotations.NullMarked;
