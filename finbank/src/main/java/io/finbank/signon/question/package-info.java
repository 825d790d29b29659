/** What the bank asks a user after the password, and the pictures in it. */
@NullMarked
package io.finbank.signon.question;

import org.jspecify.annotations.NullMarked;
