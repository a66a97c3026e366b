/**
 * The day's page joined to the program: the journal, the database, and the folder of files. Made by
 * the window; called on its thread for files, which may wait for the disk.
 */
@NullMarked
package canopy.till.day.disk;

import org.jspecify.annotations.NullMarked;
