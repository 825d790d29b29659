/**
 * HTTP plumbing shared by all modules (request bodies, who may call what, response headers), and
 * what every page stands on: templates, texts in three languages, the frame around a screen.
 */
@NullMarked
package io.fairlead.shared.web;

import org.jspecify.annotations.NullMarked;
