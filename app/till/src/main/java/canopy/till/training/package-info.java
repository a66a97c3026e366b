/**
 * Training: somebody practises on a till of its own, in a folder of its own, which is thrown away
 * afterwards. The real till goes on behind it: its pumps are shown, STOP ALL stops them, its news
 * is journalled. Opened and closed on a thread of its own; shown on the FX thread.
 */
@NullMarked
package canopy.till.training;

import org.jspecify.annotations.NullMarked;
