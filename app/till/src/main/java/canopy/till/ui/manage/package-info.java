/**
 * What the manager's screens are made of: the frame with the navigation on the left, tables, form
 * rows, and the paper that previews a receipt. Used by the screens of the features, on the FX
 * thread; knows nothing of what they show.
 */
@NullMarked
package canopy.till.ui.manage;

import org.jspecify.annotations.NullMarked;
