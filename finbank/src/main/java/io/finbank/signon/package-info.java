/** Signing on with user id and password, and the questions that some users are asked. */
@NullMarked
package io.finbank.signon;

import org.jspecify.annotations.NullMarked;
