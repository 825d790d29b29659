/** What time it is: for the server, and for the machine that it runs on. */
@NullMarked
package io.fairlead.shared.time;

import org.jspecify.annotations.NullMarked;
