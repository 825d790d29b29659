/** The bank's own sign-in: who has signed in, in which browser. */
@NullMarked
package io.finbank.oauth.signin;

import org.jspecify.annotations.NullMarked;
