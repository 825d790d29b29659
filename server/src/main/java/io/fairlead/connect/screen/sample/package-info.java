/** What the samples of all screens are made of; the preview and tests show them. */
@NullMarked
package io.fairlead.connect.screen.sample;

import org.jspecify.annotations.NullMarked;
