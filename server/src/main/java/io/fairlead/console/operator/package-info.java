/** The console's pages for those who run the server: partners, queues, the database. */
@NullMarked
package io.fairlead.console.operator;

import org.jspecify.annotations.NullMarked;
