/**
 * What is worth a manager's minute: rules, from where on each finds something, and the questions
 * that look for it. Asked by the reports, on their thread and through their connection; answers are
 * immutable.
 */
@NullMarked
package canopy.till.store.finding;

import org.jspecify.annotations.NullMarked;
