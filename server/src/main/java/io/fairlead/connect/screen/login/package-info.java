/** The institution's login form. Route {@code login}. */
@NullMarked
package io.fairlead.connect.screen.login;

import org.jspecify.annotations.NullMarked;
