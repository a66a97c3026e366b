/**
 * The PostgreSQL of head office: connection pool, migrations, and an embedded server for the demo
 * and the tests. Called when the program starts; connections are used on request threads.
 */
@NullMarked
package canopy.headoffice.database;

import org.jspecify.annotations.NullMarked;
