/** Where an institution's page sends the consumer back to. */
@NullMarked
package io.fairlead.connect.screen.returned;

import org.jspecify.annotations.NullMarked;
