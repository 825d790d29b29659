/**
 * What every page stands on: templates, texts in three languages, the frame around a screen, and
 * what a page may load.
 */
@NullMarked
package io.fairlead.shared.page;

import org.jspecify.annotations.NullMarked;
