/** The connectors on the class path, and the HTTP client that each institution's calls use. */
@NullMarked
package io.fairlead.connector.plugin;

import org.jspecify.annotations.NullMarked;
