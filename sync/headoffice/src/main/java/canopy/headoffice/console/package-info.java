/**
 * The console: pages that the server renders, for people at head office and at stations, and who
 * may see and change what. Request threads.
 */
@NullMarked
package canopy.headoffice.console;

import org.jspecify.annotations.NullMarked;
