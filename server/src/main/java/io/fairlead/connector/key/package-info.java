/** The keys that connectors sign with, and where they are kept. */
@NullMarked
package io.fairlead.connector.key;

import org.jspecify.annotations.NullMarked;
