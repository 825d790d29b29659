/**
 * What every page of Fairlead stands on: templates, texts in three languages, and the frame around
 * a screen.
 */
@NullMarked
package io.fairlead.shared.web;

import org.jspecify.annotations.NullMarked;
