/** What comes next at the chosen institution. Route {@code sign-in}. */
@NullMarked
package io.fairlead.connect.screen.signin;

import org.jspecify.annotations.NullMarked;
