/** Every screen of the Connect app with sample content, to be looked at without a bank. */
@NullMarked
package io.fairlead.connect.preview;

import org.jspecify.annotations.NullMarked;
