/** The pages that a consumer sees in the Connect app. */
@NullMarked
package io.fairlead.session.web;

import org.jspecify.annotations.NullMarked;
