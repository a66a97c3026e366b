/**
 * The goods in memory: the catalogue that a scan is looked up in, the hot keys, and the CSV files
 * that goods come in. Catalogue and hot keys are immutable snapshots: built on any thread, read on
 * any thread, replaced whole when goods or prices change. The sale, the goods screens and the store
 * use them.
 */
@NullMarked
package canopy.till.catalogue;

import org.jspecify.annotations.NullMarked;
